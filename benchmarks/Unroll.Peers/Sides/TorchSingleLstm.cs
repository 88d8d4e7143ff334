using TorchSharp;
using TorchModules = TorchSharp.Modules;

namespace Unroll.Peers;

/// <summary>The fused LSTM over one sequence, which needs no packing.</summary>
internal sealed class TorchSingleLstm : IContender
{
    private readonly TorchModules.LSTM _lstm;
    private readonly torch.Tensor _input;
    private readonly torch.Tensor _lossWeights;
    private readonly int _outputs;

    public TorchSingleLstm(LstmProblem problem)
    {
        _lstm = torch.nn.LSTM(problem.InputSize, problem.HiddenSize, bidirectional: true);
        _lstm.Load(problem.Weights);
        _input = torch.tensor(problem.Sequences[0], [problem.Tokens, 1, problem.InputSize], requires_grad: true);
        _lossWeights = torch.tensor(problem.LossWeights, [problem.Tokens, 1, problem.OutputSize]);
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
