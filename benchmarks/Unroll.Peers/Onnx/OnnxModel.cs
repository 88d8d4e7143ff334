using Unroll.Text;

namespace Unroll.Peers.Onnx;

/// <summary>
/// A trained text classifier in the ONNX format: embeddings, LSTM, last states, linear layer, softmax. Token ids come as
/// [time, batch], the layout that ONNX Runtime's LSTM computes in, and lengths as [batch].
/// </summary>
internal static class OnnxModel
{
    public const string Tokens = "tokens";
    public const string Lengths = "lengths";
    public const string Probabilities = "probabilities";

    /// <summary>Where ONNX's gates (input, output, forget, cell) stand among PyTorch's (input, forget, cell, output).</summary>
    private static readonly int[] Gates = [0, 3, 1, 2];

    public static byte[] Of(TextClassifier classifier)
    {
        var (options, parameters) = (classifier.Options, classifier.Model.NamedParameters().ToDictionary(p => p.Name, p => p.Parameter));
        var (hidden, directions) = (options.Hidden, options.Bidirectional ? 2 : 1);
        string[] suffixes = options.Bidirectional ? ["l0", "l0_reverse"] : ["l0"];

        var graph = new OnnxGraph("classifier");
        var tokens = graph.Input(Tokens, TensorProto.Types.DataType.Int64, "time", "batch");
        var lengths = graph.Input(Lengths, TensorProto.Types.DataType.Int32, "batch");
        var embedded = graph.Node("Gather", [Constant("embeddings.weight"), tokens], "embedded");
        var inputWeights = graph.Constant("W", [directions, 4 * hidden, options.Embedding], Directions("weight_ih", options.Embedding));
        var hiddenWeights = graph.Constant("R", [directions, 4 * hidden, hidden], Directions("weight_hh", hidden));
        var biases = graph.Constant("B", [directions, 8 * hidden], Biases());
        var states = graph.Node(
            "LSTM",
            [embedded, inputWeights, hiddenWeights, biases, lengths],
            ["", "states"],
            OnnxGraph.Attribute("hidden_size", hidden),
            OnnxGraph.Attribute("direction", options.Bidirectional ? "bidirectional" : "forward"))[1];
        // [directions, batch, hidden] to [batch, directions * hidden].
        var turned = graph.Node("Transpose", [states], "turned", OnnxGraph.Attribute("perm", [1L, 0, 2]));
        var pooled = graph.Node("Reshape", [turned, graph.Constant("pooled.shape", -1, directions * hidden)], "pooled");
        var logits = graph.Node("Gemm", [pooled, Constant("output.weight"), Constant("output.bias")], "logits", OnnxGraph.Attribute("transB", 1));
        graph.Node("Softmax", [logits], Probabilities, OnnxGraph.Attribute("axis", -1));
        graph.Output(Probabilities, "batch", "classes");
        return graph.ToBytes();

        string Constant(string name) => graph.Constant(name, Dimensions(parameters[name]), parameters[name].Value.ToArray());

        float[] Directions(string name, int columns) => [.. suffixes.SelectMany(suffix => Reordered($"lstm.{name}_{suffix}", columns))];

        float[] Biases() => [.. suffixes.SelectMany(suffix => Reordered($"lstm.bias_ih_{suffix}", 1).Concat(Reordered($"lstm.bias_hh_{suffix}", 1)))];

        float[] Reordered(string name, int columns)
        {
            var values = parameters[name].Value.ToArray();
            var gate = hidden * columns;
            return [.. Gates.SelectMany(from => values.AsSpan(from * gate, gate).ToArray())];
        }
    }

    private static long[] Dimensions(Parameter parameter)
        => [.. Enumerable.Range(0, parameter.Shape.Rank).Select(dimension => (long)parameter.Shape[dimension])];
}
