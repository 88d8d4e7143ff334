namespace Unroll;

/// <summary>
/// Gates that begin open: the bias of the gate that keeps the state is ln U(1, length - 1), so that the units together
/// remember over all spans up to the length (Tallec &amp; Ollivier 2018, chrono initialisation). With biases near 0 a
/// gate begins at one half, and after n steps 2^-n of a state is left.
/// </summary>
public static class OpenGates
{
    /// <summary>The fewest steps that gates can open over.</summary>
    public const int ShortestLength = 3;

    /// <summary>Sets the input biases of all layers and directions.</summary>
    /// <param name="network">The network.</param>
    /// <param name="keep">The block of the gate that keeps the state, counted from 0: 1 in an LSTM.</param>
    /// <param name="write">
    /// The block of the gate that lets new values in, which begins as far closed: 0 in an LSTM; null for none.
    /// </param>
    /// <param name="length">
    /// How long there is something to remember, in steps, <see cref="ShortestLength"/> or more.
    /// </param>
    /// <param name="seed">The same seed gives the same biases.</param>
    /// <exception cref="ArgumentException">
    /// The network has no biases, or its cell no gates; or both blocks are the same.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The length is too short, or the cell has no such block.
    /// </exception>
    public static void Set(IRecurrent network, int keep, int? write, int length, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(network);
        Given.Whole(length, ShortestLength);
        var units = network.HiddenSize;
        Parameter[] biases =
        [
            .. network.NamedParameters().Where(entry => entry.Name.StartsWith("bias_ih", StringComparison.Ordinal))
                .Select(entry => entry.Parameter)
        ];
        if (biases.Length == 0)
            throw new ArgumentException("the network has no biases; make it with them", nameof(network));
        var gates = biases[0].Shape.Count / units;
        if (gates < 2)
            throw new ArgumentException(
                "the cell has no gates, but a cell with a gate that keeps the state was expected", nameof(network));
        Given.Whole(keep, 0, gates - 1);
        if (write is { } written && Given.Whole(written, 0, gates - 1, nameof(write)) == keep)
            throw new ArgumentException($"keep and write are both {keep}; give two gates", nameof(write));
        foreach (var (i, bias) in biases.Index())
        {
            var spans = Tensor.Uniform(new Shape(units), 1, length - 1, unchecked(seed + (ulong)i));
            bias.Update(values =>
            {
                for (var n = 0; n < units; n++)
                {
                    var open = MathF.Log(spans.Span[n]);
                    values[keep * units + n] = open;
                    if (write is { } block)
                        values[block * units + n] = -open;
                }
            });
        }
    }
}
