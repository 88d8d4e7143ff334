using TorchSharp;
using TorchModules = TorchSharp.Modules;

namespace Unroll.Peers;

/// <summary>
/// The fused LSTM over a packed batch: forward, a loss of all outputs, and gradients of parameters and input.
/// </summary>
internal sealed class TorchPackedLstm : ILearner
{
    private readonly TorchModules.LSTM _lstm;
    private readonly torch.nn.utils.rnn.PackedSequence _packed;
    private readonly torch.Tensor _lossWeights;
    private readonly int _outputs;

    public TorchPackedLstm(LstmProblem problem)
    {
        _lstm = torch.nn.LSTM(problem.InputSize, problem.HiddenSize, bidirectional: problem.Bidirectional);
        _lstm.Load(problem.Weights);
        using var scope = torch.NewDisposeScope();
        _packed = torch.nn.utils.rnn.pack_sequence(
            problem.Sequences.Zip(problem.Lengths)
                .Select(sequence => torch.tensor(sequence.First, [sequence.Second, problem.InputSize])));
        _packed.data.requires_grad_();
        _lossWeights = torch.tensor(problem.LossWeights, [problem.Tokens, problem.OutputSize]);
        _outputs = problem.LossWeights.Length;
        _packed.DetachFromDisposeScope();
        _lossWeights.DetachFromDisposeScope();
    }

    public void Begin(Phase phase) => _lstm.train(phase == Phase.Training);

    public float TrainStep(int step)
    {
        using var scope = torch.NewDisposeScope();
        _lstm.zero_grad();
        _packed.data.grad = null;
        var (outputs, _, _) = _lstm.call(_packed);
        var loss = (outputs.data * _lossWeights).sum() / _outputs;
        loss.backward();
        return loss.item<float>();
    }

    public IReadOnlyDictionary<string, float[]> Gradients()
    {
        using var scope = torch.NewDisposeScope();
        return new Dictionary<string, float[]>(_lstm.Gradients()) { ["input"] = _packed.data.grad!.Values() };
    }

    public void Infer(int step)
    {
        using var scope = torch.NewDisposeScope();
        Forward();
    }

    public float[] Outputs(int step)
    {
        using var scope = torch.NewDisposeScope();
        return Forward().Values();
    }

    public void Dispose()
    {
        _lossWeights.Dispose();
        _packed.Dispose();
        _lstm.Dispose();
    }

    private torch.Tensor Forward()
    {
        using var inference = torch.inference_mode();
        var (outputs, _, _) = _lstm.call(_packed);
        return outputs.data;
    }
}
