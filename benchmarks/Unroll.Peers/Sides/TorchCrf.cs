using TorchSharp;

namespace Unroll.Peers;

/// <summary>The chain's loss and its gradients.</summary>
internal sealed class TorchCrf : ILearner
{
    private readonly TorchChain _chain;
    private readonly List<(torch.Tensor Emissions, TorchChainTags Tags)> _batches;
    private torch.Tensor? _last;

    public TorchCrf(CrfProblem problem)
    {
        _chain = new TorchChain(problem.Tags);
        _chain.Load(problem.Weights);
        _batches =
        [
            .. problem.Batches.Select(one => (
                torch.tensor(one.Emissions, [one.Batch.Rows, problem.Tags], requires_grad: true),
                new TorchChainTags(one.Batch, problem.Tags))),
        ];
    }

    public float TrainStep(int step)
    {
        using var scope = torch.NewDisposeScope();
        var (emissions, tags) = _batches[step % _batches.Count];
        _chain.zero_grad();
        emissions.grad = null;
        _last = emissions;
        var loss = _chain.Loss(emissions, tags);
        loss.backward();
        return loss.item<float>();
    }

    public IReadOnlyDictionary<string, float[]> Gradients()
    {
        using var scope = torch.NewDisposeScope();
        return new Dictionary<string, float[]>(_chain.Gradients()) { ["emissions"] = _last!.grad!.Values() };
    }

    public void Infer(int step) => Outputs(step);

    public float[] Outputs(int step)
    {
        using var scope = torch.NewDisposeScope();
        using var inference = torch.inference_mode();
        var (emissions, tags) = _batches[step % _batches.Count];
        return [_chain.Loss(emissions, tags).item<float>()];
    }

    public void Dispose()
    {
        foreach (var (emissions, tags) in _batches)
        {
            emissions.Dispose();
            tags.Dispose();
        }
        _chain.Dispose();
    }
}
