using static Unroll.Peers.TranslationProblem;

namespace Unroll.Peers;

/// <summary>The prefixes of one sentence's translation, and the best of those that are finished.</summary>
internal sealed class TorchBeam(int maximumLength)
{
    private Prefix? _best;
    private float _bestScore = float.NegativeInfinity;
    private int _finished;
    private int _length;

    /// <summary>The prefixes that live on, the most probable first, each with the number of the one it continues.</summary>
    public List<(Prefix Prefix, int Parent)> Live { get; private set; } = [(new Prefix(null, TranslationText.Start, 0), 0)];

    /// <summary>Takes the best continuations, the most probable first, by their log-probabilities, tokens and the numbers of what they continue; returns whether any are to be continued.</summary>
    public bool Continue(ReadOnlySpan<float> logProbabilities, ReadOnlySpan<long> tokens, ReadOnlySpan<long> parents)
    {
        var next = new List<(Prefix, int)>(Beam);
        _length++;
        for (var rank = 0; rank < tokens.Length; rank++)
        {
            var (prefix, parent) = (Live[(int)parents[rank]].Prefix, (int)parents[rank]);
            if (tokens[rank] != TranslationText.End)
            {
                if (next.Count < Beam)
                    next.Add((new Prefix(prefix, (int)tokens[rank], logProbabilities[rank]), parent));
            }
            else if (rank < Beam)
            {
                _finished++;
                var score = logProbabilities[rank] / _length;
                if (score > _bestScore)
                    (_best, _bestScore) = (prefix, score);
            }
        }
        Live = next;
        return _finished < Beam && _length < maximumLength;
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
