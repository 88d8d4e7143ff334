namespace Unroll;

/// <summary>The options of a recurrent network besides its sizes and its cell; the defaults are PyTorch's.</summary>
public sealed record RecurrentOptions
{
    /// <summary>More layers than any network has, and few enough to be made at once.</summary>
    private const int MaximumLayers = 1024;

    /// <summary>How many layers are stacked, from 1 to 1024; each reads the outputs of the one below.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>Whether every layer also runs backwards; the outputs are h of both directions joined.</summary>
    public bool Bidirectional { get; init; }

    /// <summary>Whether there are biases b_ih and b_hh.</summary>
    public bool Bias { get; init; } = true;

    /// <summary>Whether padded batches are [batch, time, features] instead of [time, batch, features].</summary>
    public bool BatchFirst { get; init; }

    /// <summary>
    /// The share of the outputs of each layer except the last that training sets to zero, from 0 to 1.
    /// </summary>
    public float Dropout { get; init; }

    /// <summary>
    /// The share of the units of h(t-1) that training hides from W_hh, from 0 to below 1: for each sequence the same
    /// units at every step (Gal &amp; Ghahramani 2016).
    /// </summary>
    public float RecurrentDropout { get; init; }

    /// <summary>The most common options, from the parameters of a constructor.</summary>
    internal static RecurrentOptions Create(int layers, bool bidirectional, bool batchFirst, float dropout) => new()
    {
        Layers = Given.Whole(layers, 1, MaximumLayers),
        Bidirectional = bidirectional,
        BatchFirst = batchFirst,
        Dropout = Given.FromZeroToOne(dropout),
    };

    internal void Check()
    {
        Given.Whole(Layers, 1, MaximumLayers);
        Given.FromZeroToOne(Dropout);
        Given.FromZeroToBelowOne(RecurrentDropout);
    }
}
