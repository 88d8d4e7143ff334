namespace Unroll;

/// <summary>The options of a layer with attention besides its sizes, its score and its cell.</summary>
public sealed record AttentionRecurrentOptions
{
    /// <summary>Whether there are biases b_ih and b_hh.</summary>
    public bool Bias { get; init; } = true;

    /// <summary>
    /// The share of h(t-1)'s units that training hides from W_hh, from 0 to below 1, as in
    /// <see cref="RecurrentOptions.RecurrentDropout"/>; attention sees them all.
    /// </summary>
    public float RecurrentDropout { get; init; }

    /// <summary>
    /// Whether the update reads the attentional vector tanh(W_a [c(t); h(t-1)]), as large as h, in place of c(t) (Luong
    /// et al. 2015).
    /// </summary>
    public bool InputFeeding { get; init; }

    /// <summary>
    /// Whether a state's score includes w · cov(s), where cov(s) is the sum of the weights that the state had at
    /// earlier steps (Tu et al. 2016; See et al. 2017), with one learned number w: below 0 it turns attention away from
    /// what has been read. w is 0 at first, so the layer starts out equal to one of the same seed without coverage.
    /// </summary>
    public bool Coverage { get; init; }
}
