using Unroll.Kernels;
using Unroll.Threading;

namespace Unroll.Text;

/// <summary>The most probable next tokens of every row of a step, with their probabilities among all tokens.</summary>
internal sealed class RankedTokens
{
    private readonly int _each;
    private readonly float[] _logits;
    private readonly int[] _tokens;
    private readonly double[] _normalizers;

    /// <param name="rows">The most rows of a step.</param>
    /// <param name="each">How many tokens are ranked in each, at most those that there are.</param>
    public RankedTokens(int rows, int each) => (_each, _logits, _tokens, _normalizers) = (each, new float[rows * each], new int[rows * each], new double[rows]);

    /// <summary>Ranks a step's tokens, in place of those of the step before.</summary>
    /// <exception cref="NotFiniteNumberException">A logit is not finite.</exception>
    public void Rank(Tensor logits) => Workers.For(logits.Shape[0], (logits, this), static (row, s) =>
    {
        var (logits, self) = s;
        var all = logits.Span.Slice(row * logits.Shape[1], logits.Shape[1]);
        FiniteScores.Check(all);
        var largest = self._logits.AsSpan(row * self._each, self._each);
        TopCandidates.Find(all, largest, self._tokens.AsSpan(row * self._each, self._each));
        self._normalizers[row] = RowSoftmax.LogSumExp(all, largest[0]);
    });

    /// <summary>A row's tokens, the most probable first, of equal ones the one of the lower number.</summary>
    public ReadOnlySpan<int> Tokens(int row) => _tokens.AsSpan(row * _each, _each);

    /// <summary>The logarithm of the probability of the token that stands at a place of <see cref="Tokens"/>.</summary>
    public double LogProbability(int row, int place) => _logits[row * _each + place] - _normalizers[row];
}
