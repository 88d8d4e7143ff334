using Microsoft.ML.OnnxRuntime;
using Unroll.Peers.Onnx;

namespace Unroll.Peers;

/// <summary>A network over texts in ONNX Runtime, which takes batches padded and with their lengths.</summary>
internal sealed class OnnxTexts : IContender
{
    private static readonly string[] Inputs = [OnnxTextModel.Tokens, OnnxTextModel.Lengths];
    private static readonly string[] Outputs = [OnnxTextModel.Results];

    private readonly OnnxSession _session;
    private readonly List<(int[] Lengths, OrtValue[] Values)> _batches;
    private readonly bool _hasRows;

    private OnnxTexts(byte[] model, bool hasRows, IEnumerable<int[][]> batches)
    {
        (_session, _hasRows) = (new OnnxSession(model), hasRows);
        _batches = [.. batches.Select(texts => (texts.Select(text => text.Length).ToArray(), Values(texts)))];
    }

    public static OnnxTexts Of(ClassifierProblem problem)
        => new(OnnxTextModel.Of(problem), hasRows: false, problem.Batches.Select(batch => batch.Sequences));

    public static OnnxTexts Of(TaggerProblem problem)
        => new(OnnxTextModel.Of(problem), hasRows: true, problem.Batches.Select(batch => batch.Tokens));

    public void UseThreads(int count) => _session.UseThreads(count);

    public void Infer(int step) => Run(step).Dispose();

    float[] IContender.Outputs(int step)
    {
        using var results = Run(step);
        var values = results[0].GetTensorDataAsSpan<float>().ToArray();
        return _hasRows ? OnnxRows.Packed(values, _batches[step % _batches.Count].Lengths) : values;
    }

    public void Dispose()
    {
        foreach (var value in _batches.SelectMany(batch => batch.Values))
            value.Dispose();
        _session.Dispose();
    }

    private IDisposableReadOnlyCollection<OrtValue> Run(int step)
        => _session.Run(Inputs, _batches[step % _batches.Count].Values, Outputs);

    private static OrtValue[] Values(int[][] texts)
    {
        var time = texts.Max(text => text.Length);
        var tokens = new long[time * texts.Length];
        for (var column = 0; column < texts.Length; column++)
        {
            for (var step = 0; step < texts[column].Length; step++)
                tokens[(step * texts.Length) + column] = texts[column][step];
        }
        var lengths = texts.Select(text => text.Length).ToArray();
        return
        [
            OrtValue.CreateTensorValueFromMemory(tokens, [time, texts.Length]),
            OrtValue.CreateTensorValueFromMemory(lengths, [texts.Length]),
        ];
    }
}
