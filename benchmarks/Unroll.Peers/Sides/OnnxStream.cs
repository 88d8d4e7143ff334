using Microsoft.ML.OnnxRuntime;
using Unroll.Peers.Onnx;

namespace Unroll.Peers;

/// <summary>
/// ONNX Runtime's LSTM a step at a time: its last states are the next step's first, in memory that is used again.
/// </summary>
internal sealed class OnnxStream : IContender
{
    private static readonly string[] Inputs = ["input", "hidden", "cell"];
    private static readonly string[] Outputs = ["next_hidden", "next_cell"];

    private readonly OnnxSession _session;
    private readonly float[][] _hidden;
    private readonly OrtValue[] _steps;
    private readonly OrtValue[][] _states;

    public OnnxStream(LstmProblem problem)
    {
        var graph = new OnnxGraph("stream");
        var input = graph.Input(Inputs[0], TensorProto.Types.DataType.Float, "time", "batch", "features");
        string[] start = [.. Inputs.Skip(1)];
        foreach (var state in start)
            graph.Input(state, TensorProto.Types.DataType.Float, "one", "batch", "units");
        OnnxLstmNode.Add(graph, problem.Weights, "", input, lengths: "", start, ["", .. Outputs]);
        foreach (var output in Outputs)
            graph.Output(output, "one", "batch", "units");
        _session = new OnnxSession(graph.ToBytes());
        _steps =
        [
            .. problem.Sequences[0].Chunk(problem.InputSize)
                .Select(step => OrtValue.CreateTensorValueFromMemory(step, [1, 1, problem.InputSize])),
        ];
        _hidden = [new float[problem.HiddenSize], new float[problem.HiddenSize]];
        // Two of each that take turns.
        _states = [.. _hidden.Select(hidden => new[] { State(hidden), State(new float[problem.HiddenSize]) })];

        OrtValue State(float[] values) => OrtValue.CreateTensorValueFromMemory(values, [1, 1, values.Length]);
    }

    public void UseThreads(int count) => _session.UseThreads(count);

    public void Infer(int step) => Run(_ => { });

    float[] IContender.Outputs(int step)
    {
        var outputs = new List<float>();
        Run(outputs.AddRange);
        return [.. outputs];
    }

    public void Dispose()
    {
        foreach (var value in _steps.Concat(_states.SelectMany(state => state)))
            value.Dispose();
        _session.Dispose();
    }

    private void Run(Action<float[]> read)
    {
        foreach (var value in _states[0])
            value.GetTensorMutableDataAsSpan<float>().Clear();
        for (var at = 0; at < _steps.Length; at++)
        {
            var (now, next) = (at % 2, 1 - (at % 2));
            _session.Run(Inputs, [_steps[at], .. _states[now]], Outputs, _states[next]);
            read(_hidden[next]);
        }
    }
}
