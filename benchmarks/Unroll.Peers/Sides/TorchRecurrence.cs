using TorchSharp;

namespace Unroll.Peers;

/// <summary>A recurrence of one's own over a batch of equal lengths: gradients of the parameters.</summary>
internal sealed class TorchRecurrence : ILearner
{
    private readonly TorchRecurrenceLayer _layer;
    private readonly torch.Tensor _input;
    private readonly torch.Tensor _lossWeights;
    private readonly int _outputs;

    public TorchRecurrence(RecurrenceProblem problem, TorchRecurrenceLayer layer)
    {
        _layer = layer;
        _input = torch.tensor(problem.Input, [problem.Steps, problem.Batch, problem.InputSize]);
        _lossWeights = torch.tensor(problem.LossWeights, [problem.Steps, problem.Batch, problem.HiddenSize]);
        _outputs = problem.LossWeights.Length;
    }

    public void Begin(Phase phase) => _layer.train(phase == Phase.Training);

    public float TrainStep(int step)
    {
        using var scope = torch.NewDisposeScope();
        _layer.zero_grad();
        var loss = (_layer.call(_input) * _lossWeights).sum() / _outputs;
        loss.backward();
        return loss.item<float>();
    }

    public IReadOnlyDictionary<string, float[]> Gradients() => _layer.Gradients();

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
        _layer.Dispose();
    }

    private torch.Tensor Forward()
    {
        using var inference = torch.inference_mode();
        return _layer.call(_input);
    }
}
