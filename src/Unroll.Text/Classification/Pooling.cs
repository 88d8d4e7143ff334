namespace Unroll.Text;

/// <summary>What of a recurrent network's states a text is classified by.</summary>
public enum Pooling
{
    /// <summary>
    /// The last layer's last states, those of both directions joined: [hidden], or [2 hidden] where it runs in both.
    /// </summary>
    Last,

    /// <summary>
    /// <c>hn[-1]</c>, exactly as the lecture's code has it: [hidden]. Where the network runs in both directions that is
    /// the reverse one's state alone, which has read the text from its end to its start.
    /// </summary>
    Hn,

    /// <summary>The largest value of each feature over all steps of the last layer: [directions * hidden].</summary>
    Max,

    /// <summary>The mean of each feature over all steps of the last layer: [directions * hidden].</summary>
    Mean,

    /// <summary>
    /// The last layer's steps weighed by attention, equations (12)(13), with a query that is learned: [directions *
    /// hidden].
    /// </summary>
    Attention,
}
