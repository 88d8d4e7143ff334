namespace Unroll.Peers;

/// <summary>
/// Sentences and their translations as ids without signs of start or end, the longest translation first.
/// </summary>
internal sealed record TranslationBatch(int[][] Sources, int[][] Targets)
{
    /// <summary>Tokens to predict: those of all translations, and the end of each.</summary>
    public int Rows { get; } = Targets.Sum(target => target.Length + 1);
}
