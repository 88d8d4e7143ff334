using TorchSharp;
using TorchModules = TorchSharp.Modules;

namespace Unroll.Peers;

/// <summary>The chain's loss and its gradients, batched, written with torch's operations as the usual module has it: padded steps first, a mask, and autograd for the way back.</summary>
internal sealed class TorchCrf : IContender
{
    private readonly TorchModules.Parameter _starts;
    private readonly TorchModules.Parameter _ends;
    private readonly TorchModules.Parameter _transitions;
    private readonly List<TorchCrfBatch> _batches;
    private readonly int _tags;
    private TorchCrfBatch? _last;

    public TorchCrf(CrfProblem problem)
    {
        _tags = problem.Tags;
        _starts = new TorchModules.Parameter(problem.Weights["start_transitions"].ToTensor());
        _ends = new TorchModules.Parameter(problem.Weights["end_transitions"].ToTensor());
        _transitions = new TorchModules.Parameter(problem.Weights["transitions"].ToTensor());
        _batches = [.. problem.Batches.Select(one => new TorchCrfBatch(one.Batch, one.Emissions, problem.Tags))];
    }

    public float TrainStep(int step)
    {
        using var scope = torch.NewDisposeScope();
        _last = _batches[step % _batches.Count];
        foreach (var leaf in new[] { _starts, _ends, _transitions, _last.Emissions })
            leaf.grad = null;
        var loss = Loss(_last);
        loss.backward();
        return loss.item<float>();
    }

    public IReadOnlyDictionary<string, float[]> Gradients()
    {
        using var scope = torch.NewDisposeScope();
        return new Dictionary<string, float[]>
        {
            ["start_transitions"] = _starts.grad!.Values(),
            ["end_transitions"] = _ends.grad!.Values(),
            ["transitions"] = _transitions.grad!.Values(),
            ["emissions"] = _last!.Packed(_last.Emissions.grad!),
        };
    }

    public void Infer(int step)
    {
        using var scope = torch.NewDisposeScope();
        using var inference = torch.no_grad();
        Loss(_batches[step % _batches.Count]);
    }

    public float[] Outputs(int step)
    {
        using var scope = torch.NewDisposeScope();
        using var inference = torch.no_grad();
        return Loss(_batches[step % _batches.Count]).Values();
    }

    public void Dispose()
    {
        _batches.ForEach(batch => batch.Dispose());
        _starts.Dispose();
        _ends.Dispose();
        _transitions.Dispose();
    }

    private torch.Tensor Loss(TorchCrfBatch batch) => (LogPartitions(batch) - PathScores(batch)).sum() / batch.Rows;

    private torch.Tensor LogPartitions(TorchCrfBatch batch)
    {
        var scores = _starts + batch.Emissions[0];
        for (var step = 1; step < batch.Steps; step++)
        {
            using var inner = torch.NewDisposeScope();
            var next = torch.logsumexp(scores.unsqueeze(2) + _transitions, 1) + batch.Emissions[step];
            scores = (batch.MaskOf[step] is { } mask ? torch.where(mask, next, scores) : next).MoveToOuterDisposeScope();
        }
        return torch.logsumexp(scores + _ends, 1);
    }

    private torch.Tensor PathScores(TorchCrfBatch batch)
    {
        var emissions = (batch.Emissions.gather(2, batch.Tags.unsqueeze(2)).squeeze(2) * batch.Mask).sum(dim: 0);
        var transitions = (_transitions.view(-1).take(batch.Transitions) * batch.Mask[1..]).sum(dim: 0);
        return _starts.take(batch.Tags[0]) + emissions + transitions + _ends.take(batch.LastTags);
    }
}
