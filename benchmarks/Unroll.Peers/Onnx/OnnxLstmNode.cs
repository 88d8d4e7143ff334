namespace Unroll.Peers.Onnx;

/// <summary>An LSTM among the nodes of a graph, with PyTorch's weights.</summary>
internal static class OnnxLstmNode
{
    /// <summary>
    /// Where ONNX's gates (input, output, forget, cell) stand among PyTorch's (input, forget, cell, output).
    /// </summary>
    private static readonly int[] Gates = [0, 3, 1, 2];

    /// <summary>Adds the node. An input or output named "" is left out.</summary>
    /// <param name="prefix">Of the weights' names.</param>
    /// <param name="input"><c>[time, batch, features]</c>.</param>
    /// <param name="lengths"><c>[batch]</c>.</param>
    /// <param name="start">The initial hidden and cell state, <c>[directions, batch, hidden]</c>.</param>
    /// <param name="outputs">
    /// All hidden states <c>[time, directions, batch, hidden]</c>, the last hidden ones, and the last cell states.
    /// </param>
    public static void Add(
        OnnxGraph graph, Weights weights, string prefix, string input, string lengths, string[] start, string[] outputs)
    {
        string[] suffixes = weights.Names.Contains($"{prefix}weight_ih_l0_reverse") ? ["l0", "l0_reverse"] : ["l0"];
        var shape = weights[$"{prefix}weight_ih_l0"].Shape;
        var (directions, rows, inputSize, hiddenSize) = (suffixes.Length, shape[0], shape[1], shape[0] / Gates.Length);
        float[] inputs = [.. suffixes.SelectMany(suffix => Reordered("weight_ih", suffix))];
        float[] recurrent = [.. suffixes.SelectMany(suffix => Reordered("weight_hh", suffix))];
        float[] biases = [.. suffixes.SelectMany(Biases)];
        graph.Node(
            "LSTM",
            [
                input,
                graph.Constant("W", [directions, rows, inputSize], inputs),
                graph.Constant("R", [directions, rows, hiddenSize], recurrent),
                graph.Constant("B", [directions, 2 * rows], biases),
                lengths,
                .. start,
            ],
            outputs,
            OnnxGraph.Attribute("hidden_size", hiddenSize),
            OnnxGraph.Attribute("direction", directions == 2 ? "bidirectional" : "forward"));

        float[] Biases(string suffix) => [.. Reordered("bias_ih", suffix), .. Reordered("bias_hh", suffix)];

        float[] Reordered(string name, string suffix)
        {
            var values = weights[$"{prefix}{name}_{suffix}"].Data;
            var gate = values.Length / Gates.Length;
            return [.. Gates.SelectMany(from => values.AsSpan(from * gate, gate).ToArray())];
        }
    }
}
