using System.Collections.Concurrent;
using Microsoft.ML.OnnxRuntime;
using Unroll.Peers.Onnx;

namespace Unroll.Peers;

/// <summary>Runs batches through a session, from any number of threads; arrays are used again.</summary>
internal sealed class OnnxBatches : IDisposable
{
    private static readonly string[] Inputs = [OnnxModel.Tokens, OnnxModel.Lengths];
    private static readonly string[] Outputs = [OnnxModel.Probabilities];

    private readonly InferenceSession _session;
    private readonly RunOptions _run = new();
    private readonly int _classes;
    private readonly ConcurrentBag<Buffers> _idle = [];

    public OnnxBatches(byte[] model, int intraOpThreads, int classes)
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = intraOpThreads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };
        _session = new InferenceSession(model, options);
        _classes = classes;
    }

    /// <summary>Writes the probabilities of some of the texts, those of <paramref name="batch"/>, to their places.</summary>
    public void Run(int[][] texts, int[] batch, float[] probabilities)
    {
        var buffers = _idle.TryTake(out var idle) ? idle : new Buffers(_classes);
        var time = batch.Max(text => texts[text].Length);
        var tokens = buffers.Tokens(time * batch.Length);
        tokens.Span.Clear();
        for (var column = 0; column < batch.Length; column++)
        {
            var text = texts[batch[column]];
            buffers.Lengths[column] = text.Length;
            for (var step = 0; step < text.Length; step++)
                tokens.Span[(step * batch.Length) + column] = text[step];
        }
        using (var ids = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, tokens, [time, batch.Length]))
        using (var lengths = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, buffers.Lengths.AsMemory(0, batch.Length), [batch.Length]))
        using (var results = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, buffers.Results.AsMemory(0, batch.Length * _classes), [batch.Length, _classes]))
            _session.Run(_run, Inputs, [ids, lengths], Outputs, [results]);
        for (var row = 0; row < batch.Length; row++)
            buffers.Results.AsSpan(row * _classes, _classes).CopyTo(probabilities.AsSpan(batch[row] * _classes));
        _idle.Add(buffers);
    }

    public void Dispose()
    {
        _run.Dispose();
        _session.Dispose();
    }

    private sealed class Buffers(int classes)
    {
        private long[] _tokens = [];

        public int[] Lengths { get; } = new int[OnnxUse.BatchSize];

        public float[] Results { get; } = new float[OnnxUse.BatchSize * classes];

        public Memory<long> Tokens(int count)
        {
            if (_tokens.Length < count)
                _tokens = new long[2 * count];
            return _tokens.AsMemory(0, count);
        }
    }
}
