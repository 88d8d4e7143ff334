namespace Unroll.Text;

/// <summary>How a tagger goes from the scores of the tags at each step to the tags.</summary>
public enum TagHead
{
    /// <summary>
    /// A chain over the whole sentence, in which the tags before and behind count, and no sequence that breaks the
    /// scheme's rules is possible (<see cref="LinearChainCrf"/>).
    /// </summary>
    Crf,

    /// <summary>Each step for itself: the softmax of equation (2).</summary>
    Softmax,
}
