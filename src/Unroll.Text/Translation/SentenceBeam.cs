using System.Runtime.InteropServices;

namespace Unroll.Text;

/// <summary>
/// The search for one sentence's translations. Live and ended prefixes are together never more than the
/// beam's width (as in Nematus and Marian). It is over when no prefix is live, or none that could still
/// become one of the best.
/// </summary>
internal sealed class SentenceBeam
{
    /// <summary>An upper bound on how far rounding may put the logarithm of a probability above 0.</summary>
    private const double Rounding = 1e-4;

    private readonly DecodingOptions _options;
    private readonly int _count;
    private readonly int _longest;
    private readonly List<Ended> _best = [];
    private readonly List<(int Number, int Token, double LogProbability)> _continuations = [];
    private readonly List<int> _endedNow = [];
    private List<Prefix> _live;
    private List<Prefix> _next = [];
    private int _ended;
    private int _length;
    private int _firstRow;

    /// <param name="sentence">The sentence's number.</param>
    /// <param name="longest">The most tokens of its translation.</param>
    /// <param name="start">The mark that translations start from.</param>
    /// <param name="options">How it goes on.</param>
    /// <param name="count">How many translations are wanted.</param>
    public SentenceBeam(int sentence, int longest, int start, DecodingOptions options, int count) =>
        (Sentence, _options, _count, _longest, _live) = (
            sentence, options, count, longest, [new(PrefixTree.Root, start, 0, sentence)]);

    public int Sentence { get; }

    /// <summary>The prefixes to follow, the most probable first.</summary>
    public ReadOnlySpan<Prefix> Live => CollectionsMarshal.AsSpan(_live);

    /// <summary>How many prefixes may still be followed.</summary>
    private int Places => _options.Beam - _ended;

    /// <summary>Begins a step.</summary>
    /// <param name="firstRow">The row of the first prefix; the others follow.</param>
    public void Begin(int firstRow)
    {
        _firstRow = firstRow;
        _continuations.Clear();
    }

    /// <summary>
    /// Lists the rows of some prefixes that could have a better continuation than what was found; only
    /// these are taken.
    /// </summary>
    /// <param name="first">The first prefix.</param>
    /// <param name="count">The most prefixes to list.</param>
    /// <param name="rows">Receives their rows.</param>
    /// <returns>How many rows there are.</returns>
    public int Ask(int first, int count, Span<int> rows)
    {
        var asked = 0;
        for (var number = first; number < Math.Min(first + count, _live.Count); number++)
        {
            if (MayContinue(number))
                rows[asked++] = _firstRow + number;
        }
        return asked;
    }

    /// <summary>
    /// Takes the most probable continuations of some prefixes; of equal ones that of the earlier prefix first, then
    /// that of the lower token.
    /// </summary>
    /// <param name="first">The first prefix; all before it were taken.</param>
    /// <param name="count">The most prefixes to take.</param>
    /// <param name="next">The next tokens, in the rows that were listed.</param>
    /// <param name="choice">Which tokens may be chosen.</param>
    public void Take(int first, int count, RankedTokens next, TokenChoice choice)
    {
        for (var number = first; number < Math.Min(first + count, _live.Count); number++)
        {
            if (MayContinue(number))
                Take(number, next, choice);
        }
    }

    /// <summary>Ends a step: the most probable continuations are followed, or have ended.</summary>
    /// <param name="choice">Which tokens may be chosen.</param>
    /// <param name="tree">Receives the new prefixes.</param>
    public void Advance(TokenChoice choice, PrefixTree tree)
    {
        _next.Clear();
        _endedNow.Clear();
        foreach (var (number, token, logProbability) in _continuations)
        {
            var (parent, row) = (_live[number].Node, _firstRow + number);
            if (token == choice.End)
            {
                End(tree.Add(parent, token, row), logProbability, _length + 1, isFinished: true, tree);
                _endedNow.Add(number);
            }
            else if (_length < _longest)
            {
                _next.Add(new(tree.Add(parent, token, row), token, logProbability, row));
            }
        }
        if (_next.Count == 0)
            Cut(tree);
        (_live, _next) = (_next, _live);
        _length++;
        // Further tokens can only lower log p, and it is divided by at most the greatest length; coverage
        // adds nothing.
        if (_live.Count > 0 && _best.Count == _count
            && _options.Normalized(_live[0].LogProbability, _longest + 1) <= _best[^1].Score)
            _live.Clear();
    }

    /// <summary>The best translations, the best first: those that ended before those that were cut.</summary>
    public Hypothesis[] Best(PrefixTree tree) => [.. _best.Select(one =>
    {
        var tokens = tree.Tokens(one.Node);
        return new Hypothesis(
            one.IsFinished ? tokens[..^1] : tokens, one.LogProbability, one.Score, tree.Attention(one.Node),
            one.IsFinished);
    })];

    /// <summary>
    /// Whether a continuation of a prefix could be one of the best: none is more probable than the
    /// prefix itself.
    /// </summary>
    private bool MayContinue(int number) =>
        _continuations.Count < Places || _live[number].LogProbability + Rounding > _continuations[^1].LogProbability;

    private void Take(int number, RankedTokens next, TokenChoice choice)
    {
        var best = _continuations;
        var tokens = next.Tokens(_firstRow + number);
        for (var i = 0; i < tokens.Length; i++)
        {
            var logProbability = _live[number].LogProbability + next.LogProbability(_firstRow + number, i);
            if (best.Count == Places && logProbability <= best[^1].LogProbability)
                return; // and so are all after it
            if (!choice.Allows(tokens[i], _length >= _options.MinimumLength))
                continue;
            if (best.Count == Places)
                best.RemoveAt(Places - 1);
            var at = best.Count;
            while (at > 0 && best[at - 1].LogProbability < logProbability)
                at--;
            best.Insert(at, (number, tokens[i], logProbability));
        }
    }

    /// <summary>
    /// The maximum length is reached: if too few have ended, the prefixes are taken as they are, but not those that
    /// have just ended.
    /// </summary>
    private void Cut(PrefixTree tree)
    {
        if (_best.Count == _count)
            return;
        for (var number = 0; number < _live.Count; number++)
        {
            if (!_endedNow.Contains(number))
                End(_live[number].Node, _live[number].LogProbability, Math.Max(1, _length), isFinished: false, tree);
        }
    }

    private void End(int node, double logProbability, int length, bool isFinished, PrefixTree tree)
    {
        var coverage = _options.CoveragePenalty == 0 ? 0 : _options.CoveragePenalty * tree.Coverage(node);
        var ended = new Ended(node, logProbability, _options.Normalized(logProbability, length) + coverage, isFinished);
        var at = _best.Count;
        while (at > 0 && _best[at - 1].IsFinished == isFinished && _best[at - 1].Score < ended.Score)
            at--;
        _best.Insert(at, ended);
        if (_best.Count > _count)
            _best.RemoveAt(_count);
        _ended++;
    }

    /// <summary>A prefix that is followed.</summary>
    /// <param name="Node">Its node in the tree.</param>
    /// <param name="Token">Its last token.</param>
    /// <param name="LogProbability">The logarithm of the probability of all its tokens.</param>
    /// <param name="Row">The row of the last step that it continues; at the first, the sentence.</param>
    public readonly record struct Prefix(int Node, int Token, double LogProbability, int Row);

    private readonly record struct Ended(int Node, double LogProbability, double Score, bool IsFinished);
}
