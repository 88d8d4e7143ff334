using Unroll.Text;

namespace Unroll.Peers.Onnx;

/// <summary>
/// Networks over texts in the ONNX format. Token ids come as [time, batch], the layout that ONNX Runtime's LSTM
/// computes in, and lengths as [batch].
/// </summary>
internal static class OnnxTextModel
{
    public const string Tokens = "tokens";
    public const string Lengths = "lengths";
    public const string Results = "results";

    /// <summary>A trained classifier's probabilities, <c>[batch, classes]</c>.</summary>
    public static byte[] Of(TextClassifier classifier)
    {
        var weights = new Weights();
        foreach (var (name, parameter) in classifier.Model.NamedParameters())
        {
            weights.Add(name, UnrollParameters.Weight(parameter.Value));
        }
        var graph = new OnnxGraph("classifier");
        var pooled = LastStates(graph, Input(graph), weights, "embeddings.weight");
        var scores = Linear(graph, weights, "output", pooled, "scores");
        graph.Node("Softmax", [scores], Results, OnnxGraph.Attribute("axis", -1));
        graph.Output(Results, "batch", "classes");
        return graph.ToBytes();
    }

    /// <summary>Scores <c>[batch, classes]</c> of last states.</summary>
    public static byte[] Of(ClassifierProblem problem)
    {
        var graph = new OnnxGraph("classifier");
        var pooled = LastStates(graph, Input(graph), problem.Weights, "embedding.weight");
        Linear(graph, problem.Weights, "linear", pooled, Results);
        graph.Output(Results, "batch", "classes");
        return graph.ToBytes();
    }

    /// <summary>Scores <c>[time, batch, tags]</c> of all states.</summary>
    public static byte[] Of(TaggerProblem problem)
    {
        var (graph, weights) = (new OnnxGraph("tagger"), problem.Weights);
        var embedded = Embedded(graph, Input(graph), weights, "embedding.weight");
        OnnxLstmNode.Add(graph, weights, "lstm.", embedded, Lengths, [], ["states"]);
        // [time, directions, batch, hidden] to rows of [directions * hidden], and back.
        var turned = graph.Node("Transpose", ["states"], "turned", OnnxGraph.Attribute("perm", [0L, 2, 1, 3]));
        var rows = graph.Node("Reshape", [turned, graph.Constant("rows.shape", -1, 2 * problem.HiddenSize)], "rows");
        var scores = Linear(graph, weights, "linear", rows, "scores");
        var shape = graph.Node("Shape", [Tokens], "tokens.shape");
        var apart = graph.Node("Concat", [shape, graph.Constant("tags", -1)], "apart", OnnxGraph.Attribute("axis", 0));
        graph.Node("Reshape", [scores, apart], Results);
        graph.Output(Results, "time", "batch", "tags");
        return graph.ToBytes();
    }

    private static string Input(OnnxGraph graph)
    {
        graph.Input(Lengths, TensorProto.Types.DataType.Int32, "batch");
        return graph.Input(Tokens, TensorProto.Types.DataType.Int64, "time", "batch");
    }

    private static string Embedded(OnnxGraph graph, string tokens, Weights weights, string embedding)
        => graph.Node("Gather", [Constant(graph, weights, embedding), tokens], "embedded");

    /// <summary>The last hidden states of all directions side by side, <c>[batch, directions * hidden]</c>.</summary>
    private static string LastStates(OnnxGraph graph, string tokens, Weights weights, string embedding)
    {
        var embedded = Embedded(graph, tokens, weights, embedding);
        OnnxLstmNode.Add(graph, weights, "lstm.", embedded, Lengths, [], ["", "last"]);
        // [directions, batch, hidden] to [batch, directions * hidden].
        var turned = graph.Node("Transpose", ["last"], "turned", OnnxGraph.Attribute("perm", [1L, 0, 2]));
        return graph.Node("Flatten", [turned], "pooled", OnnxGraph.Attribute("axis", 1));
    }

    private static string Linear(OnnxGraph graph, Weights weights, string name, string rows, string output)
    {
        string[] inputs = [rows, Constant(graph, weights, name + ".weight"), Constant(graph, weights, name + ".bias")];
        return graph.Node("Gemm", inputs, output, OnnxGraph.Attribute("transB", 1));
    }

    private static string Constant(OnnxGraph graph, Weights weights, string name)
        => graph.Constant(name, weights[name].Shape, weights[name].Data);
}
