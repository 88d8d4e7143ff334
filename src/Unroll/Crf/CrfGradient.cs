namespace Unroll;

/// <summary>
/// The gradient of a CRF's negative log-likelihood: for every score, its expected count over all paths minus its
/// count in the right paths.
/// </summary>
internal static class CrfGradient
{
    private const int RowsEach = 64;

    /// <param name="path">The right tag of each row.</param>
    /// <param name="factor">The factor of the gradient.</param>
    public static void Add(
        ForwardBackward chain, ChainFactors factors, PackedLayout layout, int[] path, float factor, ChainTensors into)
    {
        var (tags, width) = (factors.Tags, chain.Width);
        var marginals = chain.Marginals();
        if (Node.IntoBuffer(into.Emissions) is { IsEmpty: false } de)
        {
            Workers.For((layout.Rows + RowsEach - 1) / RowsEach, (marginals, path, de, tags, width, factor),
                static (block, s) =>
            {
                for (var row = block * RowsEach; row < Math.Min(s.path.Length, (block + 1) * RowsEach); row++)
                    AddRow(s.marginals.AsSpan(row * s.width, s.tags), s.path[row], s.factor,
                        s.de.AsSpan(row * s.tags, s.tags));
            });
        }
        Span<float> ds = Node.Into(into.Starts), dn = Node.Into(into.Ends), dt = Node.Into(into.Transitions);
        for (var place = 0; place < layout.Sequences && !ds.IsEmpty; place++)
            AddRow(marginals.AsSpan(place * width, tags), path[place], factor, ds);
        for (var place = 0; place < layout.Sequences && !dn.IsEmpty; place++)
            AddRow(marginals.AsSpan(layout.LastRow(place) * width, tags), path[layout.LastRow(place)], factor, dn);
        if (dt.IsEmpty)
            return;
        var counts = chain.TransitionCounts();
        foreach (var (before, row) in layout.Neighbours())
            counts[path[before] * width + path[row]]--;
        for (var from = 0; from < tags; from++)
            ChainStep.AddScaled(counts.AsSpan(from * width, tags), factor, dt.Slice(from * tags, tags));
    }

    private static void AddRow(ReadOnlySpan<double> expected, int right, float factor, Span<float> into)
    {
        ChainStep.AddScaled(expected, factor, into);
        into[right] -= factor;
    }
}

/// <summary>The tensors of a CRF's scores: those of the tags at each step, and its parameters.</summary>
internal readonly record struct ChainTensors(Tensor Emissions, Tensor Starts, Tensor Ends, Tensor Transitions);
