namespace Unroll;

/// <summary>
/// The gradient of a chain's negative log-likelihood: of every score, how often it is expected over all paths less how
/// often the right paths have it.
/// </summary>
internal static class CrfGradient
{
    private const int RowsEach = 64;

    public static void Add(
        ForwardBackward chain, ChainFactors factors, PackedLayout layout, int[] path, float factor, Tensor emissions,
        Tensor starts, Tensor ends, Tensor transitions)
    {
        var (tags, width) = (factors.Tags, chain.Width);
        var marginals = chain.Marginals();
        if (Node.IntoMemory(emissions) is { } de)
        {
            Workers.For((layout.Rows + RowsEach - 1) / RowsEach, (marginals, path, de, tags, width, factor),
                static (block, s) =>
            {
                for (var row = block * RowsEach; row < Math.Min(s.path.Length, (block + 1) * RowsEach); row++)
                    AddRow(s.marginals.AsSpan(row * s.width, s.tags), s.path[row], s.factor,
                        s.de.AsSpan(row * s.tags, s.tags));
            });
        }
        Span<float> ds = Node.Into(starts), dn = Node.Into(ends), dt = Node.Into(transitions);
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
