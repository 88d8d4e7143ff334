namespace Unroll.Text;

/// <summary>How a recurrent network's states become the one vector that a text is classified by.</summary>
public enum Pooling
{
    /// <summary>
    /// The last states of the last layer, joined if there are two directions: [hidden] or [2 hidden].
    /// </summary>
    Last,

    /// <summary>
    /// <c>hn[-1]</c>, exactly as in the lecture's code: [hidden]. In a bidirectional network that is
    /// the state of the reverse direction alone, which has read the text from its end to its start.
    /// </summary>
    Hn,

    /// <summary>The largest value of each feature over all steps of the last layer: [directions * hidden].</summary>
    Max,

    /// <summary>The mean of each feature over all steps of the last layer: [directions * hidden].</summary>
    Mean,

    /// <summary>
    /// The last layer's steps summed by attention, equations (12)(13), with a learned query: [directions *
    /// hidden].
    /// </summary>
    Attention,
}
