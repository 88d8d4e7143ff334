namespace Unroll.Peers;

/// <summary>
/// A contender for <see cref="TranslationProblem"/>. Its inference is <see cref="Translate"/>, always with the
/// problem's weights, whatever has been learned since; its outputs are the one loss of a training batch, computed with
/// nothing recorded.
/// </summary>
internal interface ITranslator : ILearner
{
    /// <summary>
    /// The matrix products of the last <see cref="Translate"/>, in units of 10^9; null if they are not counted.
    /// </summary>
    double? SearchGigaFlops => null;

    /// <summary>
    /// The translation of each sentence of the test part, in order, as ids without signs of start or end.
    /// </summary>
    int[][] Translate();
}
