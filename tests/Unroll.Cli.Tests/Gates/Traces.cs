using Unroll.Text;

namespace Unroll.Cli.Tests;

/// <summary>Traces to be drawn.</summary>
internal static class Traces
{
    /// <summary>Two directions of one layer of two units over four tokens, one of them Chinese.</summary>
    public static TextTrace Small { get; } = new(
        ["a", "时间", "three", "."],
        new RecurrentTrace([Layer(0, isReverse: false), Layer(0, isReverse: true)]), IsCut: false);

    /// <summary>Two layers, over a text that was cut.</summary>
    public static TextTrace Stacked { get; } = new(
        ["a", "b", "c", "d"], new RecurrentTrace([Layer(0, false), Layer(1, false)]), IsCut: true);

    /// <summary>One series of one unit, with the numbers of the tokens as its values.</summary>
    public static TextTrace Of(params string[] tokens) => new(tokens, new RecurrentTrace(
        [new LayerTrace(0, false, [new TracedSeries("h", Tensor.Of(
            new Shape(tokens.Length, 1), [.. Enumerable.Range(0, tokens.Length).Select(i => (float)i)]))])]),
        IsCut: false);

    private static LayerTrace Layer(int layer, bool isReverse) => new(layer, isReverse,
    [
        new TracedSeries("i", Tensor.Of(new float[,] { { 0.1f, 0.3f }, { 0.4f, 0.8f }, { 0.4f, 0.5f }, { 0, 1 } })),
        new TracedSeries("f", Tensor.Of(new float[,] { { 1, 1 }, { 1, 1 }, { 1, 1 }, { 1, 1 } })),
        new TracedSeries("h", Tensor.Of(new float[,] { { -0.5f, 0 }, { -1, 1 }, { 2, -2 }, { 0.5f, 0.05f } })),
    ]);
}
