using Microsoft.ML.OnnxRuntime;

namespace Unroll.Peers.Onnx;

/// <summary>
/// A model in ONNX Runtime, on a number of threads that may change between runs. Runs may go on side by side.
/// </summary>
internal sealed class OnnxSession(byte[] model) : IDisposable
{
    private readonly RunOptions _run = new();
    private InferenceSession _session = Session(model, Environment.ProcessorCount);
    private int _threads = Environment.ProcessorCount;

    public void UseThreads(int count)
    {
        if (count == _threads)
            return;
        _session.Dispose();
        (_session, _threads) = (Session(model, count), count);
    }

    /// <summary>Writes the outputs to the values given for them.</summary>
    public void Run(string[] inputs, OrtValue[] values, string[] outputs, OrtValue[] results)
        => _session.Run(_run, inputs, values, outputs, results);

    /// <summary>Returns the outputs in values of its own, to be disposed of.</summary>
    public IDisposableReadOnlyCollection<OrtValue> Run(string[] inputs, OrtValue[] values, string[] outputs)
        => _session.Run(_run, inputs, values, outputs);

    public void Dispose()
    {
        _run.Dispose();
        _session.Dispose();
    }

    private static InferenceSession Session(byte[] model, int threads)
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };
        return new InferenceSession(model, options);
    }
}
