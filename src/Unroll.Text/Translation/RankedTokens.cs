namespace Unroll.Text;

/// <summary>The most probable next tokens of every row of a step, with their probabilities among all tokens.</summary>
internal sealed class RankedTokens
{
    /// <summary>
    /// Rows whose logits are computed and ranked at a time: enough for an efficient product, and few enough to stay in
    /// cache.
    /// </summary>
    public const int RowsEach = 96;

    private readonly int _each;
    private readonly float[] _logits;
    private readonly int[] _tokens;
    private readonly double[] _normalizers;

    /// <param name="rows">The most rows of a step.</param>
    /// <param name="each">How many tokens are ranked in each, at most as many as there are.</param>
    public RankedTokens(int rows, int each) =>
        (_each, _logits, _tokens, _normalizers) =
            (each, new float[rows * each], new int[rows * each], new double[rows]);

    /// <summary>Ranks the tokens of some rows of a step, replacing those of the step before.</summary>
    /// <param name="decoder">The model, which has taken the step.</param>
    /// <param name="rows">The rows.</param>
    /// <exception cref="NotFiniteNumberException">A logit is not finite.</exception>
    public void Rank(IStepwiseDecoder decoder, ReadOnlyMemory<int> rows)
    {
        Buffer<float> logits = default;
        var classes = decoder.Classes;
        logits.MakeRoom((long)Math.Min(rows.Length, RowsEach) * classes);
        for (; !rows.IsEmpty; rows = rows[Math.Min(RowsEach, rows.Length)..])
        {
            var some = rows[..Math.Min(RowsEach, rows.Length)];
            decoder.Logits(some.Span, logits.AsSpan(0, some.Length * classes));
            Workers.For(some.Length, (this, logits, some, classes), static (i, s) =>
                s.Item1.Rank(s.some.Span[i], s.logits.AsSpan(i * s.classes, s.classes)));
        }
        logits.Release();
    }

    /// <summary>A row's tokens, the most probable first, of equal ones the one with the lower id.</summary>
    public ReadOnlySpan<int> Tokens(int row) => _tokens.AsSpan(row * _each, _each);

    /// <summary>The logarithm of the probability of the token at a position of <see cref="Tokens"/>.</summary>
    public double LogProbability(int row, int place) => _logits[row * _each + place] - _normalizers[row];

    private void Rank(int row, ReadOnlySpan<float> logits)
    {
        FiniteScores.Check(logits);
        var largest = _logits.AsSpan(row * _each, _each);
        TopCandidates.Find(logits, largest, _tokens.AsSpan(row * _each, _each));
        _normalizers[row] = RowSoftmax.LogSumExp(logits, largest[0]);
    }
}
