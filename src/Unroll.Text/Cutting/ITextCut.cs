namespace Unroll.Text;

/// <summary>Cuts raw texts into sentences and those into words; any number of threads may use it.</summary>
internal interface ITextCut
{
    /// <summary>The sentences of each text, each of a word or more; none of a text without a word.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="NotFiniteNumberException">Weights are so large that a score is not finite.</exception>
    CutSentence[][] Cut(IReadOnlyList<string> texts, CancellationToken cancellationToken);
}
