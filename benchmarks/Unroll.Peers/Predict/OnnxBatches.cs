using System.Collections.Concurrent;
using Microsoft.ML.OnnxRuntime;
using Unroll.Peers.Onnx;

namespace Unroll.Peers;

/// <summary>Runs batches through a session, from any number of threads; arrays are used again.</summary>
internal sealed class OnnxBatches(byte[] model, int classes) : IDisposable
{
    private static readonly string[] Inputs = [OnnxTextModel.Tokens, OnnxTextModel.Lengths];
    private static readonly string[] Outputs = [OnnxTextModel.Results];

    private readonly OnnxSession _session = new(model);
    private readonly ConcurrentBag<Buffers> _idle = [];

    public void UseThreads(int count) => _session.UseThreads(count);

    /// <summary>
    /// Writes the probabilities of some of the texts, those of <paramref name="batch"/>, to their places.
    /// </summary>
    public void Run(int[][] texts, int[] batch, float[] probabilities)
    {
        var buffers = _idle.TryTake(out var idle) ? idle : new Buffers(classes);
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
        var ofLengths = buffers.Lengths.AsMemory(0, batch.Length);
        var ofResults = buffers.Results.AsMemory(0, batch.Length * classes);
        using (var ids = Value(tokens, time, batch.Length))
        using (var lengths = Value(ofLengths, batch.Length))
        using (var results = Value(ofResults, batch.Length, classes))
            _session.Run(Inputs, [ids, lengths], Outputs, [results]);
        for (var row = 0; row < batch.Length; row++)
            buffers.Results.AsSpan(row * classes, classes).CopyTo(probabilities.AsSpan(batch[row] * classes));
        _idle.Add(buffers);
    }

    public void Dispose() => _session.Dispose();

    private static OrtValue Value<T>(Memory<T> values, params long[] dimensions) where T : unmanaged
        => OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, values, dimensions);

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
