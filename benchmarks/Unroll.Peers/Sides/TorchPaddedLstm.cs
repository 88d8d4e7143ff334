using TorchSharp;
using TorchModules = TorchSharp.Modules;

namespace Unroll.Peers;

/// <summary>The fused LSTM over sequences of equal length, which need no packing.</summary>
internal sealed class TorchPaddedLstm : ILearner
{
    private readonly TorchModules.LSTM _lstm;
    private readonly torch.Tensor _input;
    private readonly torch.Tensor _lossWeights;
    private readonly int _outputs;

    public TorchPaddedLstm(LstmProblem problem)
    {
        var (time, batch) = (problem.Lengths[0], problem.Lengths.Length);
        _lstm = torch.nn.LSTM(problem.InputSize, problem.HiddenSize, bidirectional: problem.Bidirectional);
        _lstm.Load(problem.Weights);
        _input = torch.tensor(problem.Padded(), [time, batch, problem.InputSize], requires_grad: true);
        _lossWeights = torch.tensor(problem.LossWeights, [time, batch, problem.OutputSize]);
        _outputs = problem.LossWeights.Length;
    }

    public void Begin(Phase phase) => _lstm.train(phase == Phase.Training);

    public float TrainStep(int step)
    {
        using var scope = torch.NewDisposeScope();
        _lstm.zero_grad();
        _input.grad = null;
        var (outputs, _, _) = _lstm.call(_input);
        var loss = (outputs * _lossWeights).sum() / _outputs;
        loss.backward();
        return loss.item<float>();
    }

    public IReadOnlyDictionary<string, float[]> Gradients()
    {
        using var scope = torch.NewDisposeScope();
        // By step and sequence, as packed rows are where all lengths are equal.
        return new Dictionary<string, float[]>(_lstm.Gradients()) { ["input"] = _input.grad!.Values() };
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
        _input.Dispose();
        _lstm.Dispose();
    }

    private torch.Tensor Forward()
    {
        using var inference = torch.inference_mode();
        var (outputs, _, _) = _lstm.call(_input);
        return outputs;
    }
}
