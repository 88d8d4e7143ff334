using TorchSharp;
using TorchModules = TorchSharp.Modules;

namespace Unroll.Peers;

/// <summary>
/// A linear-chain CRF over packed rows with torch's operations, and autograd for the backward pass. Sentences that have
/// ended leave the batch, so nothing is padded and nothing masked.
/// </summary>
internal sealed class TorchChain : torch.nn.Module
{
    private readonly TorchModules.Parameter _starts;
    private readonly TorchModules.Parameter _ends;
    private readonly TorchModules.Parameter _transitions;

    public TorchChain(int tags)
        : base("crf")
    {
        _starts = new TorchModules.Parameter(torch.zeros(tags));
        _ends = new TorchModules.Parameter(torch.zeros(tags));
        _transitions = new TorchModules.Parameter(torch.zeros(tags, tags));
        register_parameter("start_transitions", _starts);
        register_parameter("end_transitions", _ends);
        register_parameter("transitions", _transitions);
    }

    /// <summary>The negative log-likelihood of all sentences' tags, divided by their steps.</summary>
    /// <param name="emissions"><c>[rows, tags]</c>.</param>
    public torch.Tensor Loss(torch.Tensor emissions, TorchChainTags tags)
        => (LogPartitions(emissions, tags.BatchSizes).sum() - PathScores(emissions, tags)) / emissions.shape[0];

    private torch.Tensor LogPartitions(torch.Tensor emissions, long[] batchSizes)
    {
        var steps = emissions.split(batchSizes);
        var ended = new List<torch.Tensor>();
        var scores = _starts + steps[0];
        for (var step = 1; step < steps.Length; step++)
        {
            var (before, live) = (batchSizes[step - 1], batchSizes[step]);
            if (live < before)
            {
                ended.Add(scores.narrow(0, live, before - live));
                scores = scores.narrow(0, 0, live);
            }
            using var inner = torch.NewDisposeScope();
            scores = (torch.logsumexp(scores.unsqueeze(2) + _transitions, 1) + steps[step]).MoveToOuterDisposeScope();
        }
        return torch.logsumexp(torch.cat([.. ended, scores]) + _ends, 1);
    }

    /// <summary>The sum of all sentences' scores.</summary>
    private torch.Tensor PathScores(torch.Tensor emissions, TorchChainTags tags)
        => emissions.gather(1, tags.Rows).sum() + _transitions.view(-1).take(tags.Transitions).sum()
            + _starts.take(tags.First).sum() + _ends.take(tags.Last).sum();
}
