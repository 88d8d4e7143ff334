namespace Unroll.Text;

/// <summary>How a tagger chooses tags from their scores at each step.</summary>
public enum TagHead
{
    /// <summary>
    /// A CRF over the whole sentence: neighbouring tags count, and no sequence that breaks the
    /// scheme's rules is possible (<see cref="LinearChainCrf"/>).
    /// </summary>
    Crf,

    /// <summary>Each step independently: the softmax of equation (2).</summary>
    Softmax,
}
