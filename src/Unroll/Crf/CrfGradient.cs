using Unroll.Autograd;

namespace Unroll;

/// <summary>The gradient of a chain's negative log-likelihood: of every score, how often it is expected over all paths less how often the right paths have it.</summary>
internal static class CrfGradient
{
    public static void Add(ForwardBackward chain, ChainFactors factors, PackedLayout layout, int[] path, float factor, Tensor emissions, Tensor starts, Tensor ends, Tensor transitions)
    {
        var (tags, width) = (factors.Tags, chain.Width);
        var marginals = chain.Marginals();
        if (Node.Into(emissions) is { IsEmpty: false } de)
        {
            for (var row = 0; row < layout.Rows; row++)
                AddRow(marginals.AsSpan(row * width, tags), path[row], de.Slice(row * tags, tags));
        }
        Span<float> ds = Node.Into(starts), dn = Node.Into(ends), dt = Node.Into(transitions);
        for (var place = 0; place < layout.Sequences && !ds.IsEmpty; place++)
            AddRow(marginals.AsSpan(place * width, tags), path[place], ds);
        for (var place = 0; place < layout.Sequences && !dn.IsEmpty; place++)
            AddRow(marginals.AsSpan(layout.LastRow(place) * width, tags), path[layout.LastRow(place)], dn);
        if (dt.IsEmpty)
            return;
        var counts = chain.TransitionCounts();
        foreach (var (before, row) in layout.Neighbours())
            counts[path[before] * width + path[row]]--;
        for (var i = 0; i < dt.Length; i++)
            dt[i] += factor * (float)counts[i / tags * width + i % tags];

        void AddRow(ReadOnlySpan<double> expected, int right, Span<float> into)
        {
            for (var tag = 0; tag < expected.Length; tag++)
                into[tag] += factor * (float)(tag == right ? expected[tag] - 1 : expected[tag]);
        }
    }
}
