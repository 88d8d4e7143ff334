using static Unroll.Peers.TranslationProblem;

namespace Unroll.Peers;

/// <summary>The prefixes of one sentence's translation, and the best of those that are finished.</summary>
internal sealed class TorchBeam(int maximumLength)
{
    private Prefix? _best;
    private float _bestScore = float.NegativeInfinity;
    private int _finished;
    private int _length;

    /// <summary>
    /// The prefixes that live on, the most probable first, each with the number of the one it continues.
    /// </summary>
    public List<(Prefix Prefix, int Parent)> Live { get; private set; } =
        [(new Prefix(null, TranslationText.Start, 0), 0)];

    /// <summary>Takes the best continuations of every live prefix; returns whether any are to be continued.</summary>
    /// <param name="logProbabilities">Of whole prefixes, as many for each live one.</param>
    /// <param name="tokens">The token of each.</param>
    /// <param name="each">How many each live prefix has.</param>
    public bool Continue(ReadOnlySpan<float> logProbabilities, ReadOnlySpan<long> tokens, int each)
    {
        var order = new int[logProbabilities.Length];
        var keys = new float[order.Length];
        for (var i = 0; i < order.Length; i++)
            (order[i], keys[i]) = (i, -logProbabilities[i]);
        Array.Sort(keys, order);
        var (before, next, room) = (Live, new List<(Prefix, int)>(Beam), Beam - _finished);
        _length++;
        foreach (var i in order.AsSpan(0, Math.Min(room, order.Length)))
        {
            var (prefix, parent) = (before[i / each].Prefix, i / each);
            if (tokens[i] != TranslationText.End)
            {
                next.Add((new Prefix(prefix, (int)tokens[i], logProbabilities[i]), parent));
                continue;
            }
            _finished++;
            var score = logProbabilities[i] / _length;
            if (score > _bestScore)
                (_best, _bestScore) = (prefix, score);
        }
        if (next.Count > 0)
            Live = next;
        return next.Count > 0 && _length <= maximumLength;
    }

    /// <summary>The translation, without signs.</summary>
    public int[] Best()
    {
        var tokens = new List<int>();
        for (var prefix = _best ?? Live[0].Prefix; prefix.Before is not null; prefix = prefix.Before)
            tokens.Add(prefix.Token);
        tokens.Reverse();
        return [.. tokens];
    }

    internal sealed record Prefix(Prefix? Before, int Token, float LogProbability);
}
