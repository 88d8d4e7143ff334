using Microsoft.ML.OnnxRuntime;
using Unroll.Peers.Onnx;

namespace Unroll.Peers;

/// <summary>ONNX Runtime's LSTM over a padded batch with its lengths. Its states stay as it lays them.</summary>
internal sealed class OnnxLstm : IContender
{
    private static readonly string[] Inputs = ["input", "lengths"];
    private static readonly string[] Outputs = ["states"];

    private readonly LstmProblem _problem;
    private readonly OnnxSession _session;
    private readonly OrtValue[] _values;

    private OnnxLstm(LstmProblem problem, byte[] model)
    {
        var (time, batch) = (problem.Lengths[0], problem.Lengths.Length);
        (_problem, _session) = (problem, new OnnxSession(model));
        _values =
        [
            OrtValue.CreateTensorValueFromMemory(problem.Padded(), [time, batch, problem.InputSize]),
            OrtValue.CreateTensorValueFromMemory(problem.Lengths, [batch]),
        ];
    }

    public static OnnxLstm Of(LstmProblem problem)
    {
        var graph = new OnnxGraph("lstm");
        var input = graph.Input(Inputs[0], TensorProto.Types.DataType.Float, "time", "batch", "features");
        var lengths = graph.Input(Inputs[1], TensorProto.Types.DataType.Int32, "batch");
        // Where all lengths are equal, it need not look at them.
        OnnxLstmNode.Add(graph, problem.Weights, "", input, problem.HasEqualLengths ? "" : lengths, [], Outputs);
        graph.Output(Outputs[0], "time", "directions", "batch", "hidden");
        return new OnnxLstm(problem, graph.ToBytes());
    }

    public void UseThreads(int count) => _session.UseThreads(count);

    public void Infer(int step) => _session.Run(Inputs, _values, Outputs).Dispose();

    float[] IContender.Outputs(int step)
    {
        using var results = _session.Run(Inputs, _values, Outputs);
        var states = results[0].GetTensorDataAsSpan<float>();
        // [time, directions, batch, hidden] to [time, batch, directions, hidden].
        var (batch, size, directions) = (_problem.Lengths.Length, _problem.HiddenSize, _problem.Directions);
        var turned = new float[states.Length];
        for (var from = 0; from < states.Length / size; from++)
        {
            var (time, direction, sequence) = (from / (directions * batch), from / batch % directions, from % batch);
            var to = (((time * batch) + sequence) * directions) + direction;
            states.Slice(from * size, size).CopyTo(turned.AsSpan(to * size));
        }
        return OnnxRows.Packed(turned, _problem.Lengths);
    }

    public void Dispose()
    {
        foreach (var value in _values)
            value.Dispose();
        _session.Dispose();
    }
}
