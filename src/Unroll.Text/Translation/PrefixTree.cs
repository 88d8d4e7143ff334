namespace Unroll.Text;

/// <summary>
/// All prefixes of a search, each as its last token and the prefix before it, so that those with the same beginning
/// share it and continuing one copies nothing. Tokens and attention are assembled only for the prefixes that are
/// needed.
/// </summary>
/// <param name="decoder">The model, which has the attention weights.</param>
internal sealed class PrefixTree(IStepwiseDecoder decoder)
{
    /// <summary>The prefix without a token.</summary>
    public const int Root = -1;

    /// <summary>
    /// The coverage of an unread state of the source: the logarithm of 0 would make all scores equal.
    /// </summary>
    private const double LeastRead = 1e-30;

    private readonly List<Node> _nodes = [];
    private int _step = -1;

    /// <summary>Begins the next step; prefixes added from now on belong to it.</summary>
    public void Begin() => _step++;

    /// <summary>Extends a prefix by a token, which is in a row of this step.</summary>
    public int Add(int parent, int token, int row)
    {
        _nodes.Add(new(parent, token, _step, row));
        return _nodes.Count - 1;
    }

    public int[] Tokens(int prefix)
    {
        var tokens = new List<int>();
        for (var node = prefix; node != Root; node = _nodes[node].Parent)
            tokens.Add(_nodes[node].Token);
        tokens.Reverse();
        return [.. tokens];
    }

    /// <summary>A row of weights for each token of the prefix, or none without attention.</summary>
    public float[][] Attention(int prefix)
    {
        if (!decoder.HasAttention)
            return [];
        var rows = new List<float[]>();
        for (var node = prefix; node != Root; node = _nodes[node].Parent)
        {
            rows.Add(Weights(node).ToArray());
        }
        rows.Reverse();
        return [.. rows];
    }

    /// <summary>Σ log min(Σ α, 1) over the states of the source, the inner sum over the prefix's tokens.</summary>
    /// <exception cref="ArgumentException">The model has no attention.</exception>
    public double Coverage(int prefix)
    {
        if (!decoder.HasAttention)
            throw new ArgumentException(
                "`CoveragePenalty` is above 0, but the model has no attention that could leave something unread; "
                + "leave it at 0");
        double[]? read = null;
        for (var node = prefix; node != Root; node = _nodes[node].Parent)
        {
            var weights = Weights(node);
            read ??= new double[weights.Length];
            for (var i = 0; i < read.Length; i++)
                read[i] += weights[i];
        }
        return read?.Sum(sum => Math.Log(Math.Clamp(sum, LeastRead, 1))) ?? 0;
    }

    private ReadOnlySpan<float> Weights(int node) => decoder.Attention(_nodes[node].Step, _nodes[node].Row);

    private readonly record struct Node(int Parent, int Token, int Step, int Row);
}
