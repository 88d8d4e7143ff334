using System.Text.Encodings.Web;
using System.Text.Json;
using Unroll.Peers.Onnx;
using Unroll.Text;

namespace Unroll.Peers;

/// <summary>
/// A file's lines to JSON lines with ONNX Runtime, in this process: in batches that are padded to their longest text.
/// </summary>
internal sealed class OnnxPredictor : IDisposable
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly OnnxUse _use;
    private readonly Text.Vocabulary _vocabulary;
    private readonly string[] _labels;
    private readonly OnnxBatches _batches;
    private int _runsAtATime = 1;

    public OnnxPredictor(OnnxUse use, TextClassifier classifier)
    {
        _use = use;
        _vocabulary = classifier.Vocabulary;
        _labels = [.. classifier.Labels];
        _batches = new OnnxBatches(OnnxTextModel.Of(classifier), _labels.Length);
    }

    public void UseThreads(int count)
    {
        _runsAtATime = _use.RunsSideBySide ? count : 1;
        _batches.UseThreads(_use.RunsSideBySide ? 1 : count);
    }

    /// <summary>Predicts a file's lines.</summary>
    public void Predict(string input, string output)
    {
        using (var stream = new FileStream(
            output, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 1 << 16))
        using (var writer = new Utf8JsonWriter(stream, Json))
        {
            var windows = File.ReadLines(input).Chunk(_use.Window);
            foreach (var (texts, probabilities) in _runsAtATime == 1 ? windows.Select(Predict) : SideBySide(windows))
            {
                for (var i = 0; i < texts.Length; i++)
                {
                    Write(writer, texts[i], probabilities.AsSpan(i * _labels.Length, _labels.Length));
                    stream.WriteByte((byte)'\n');
                }
            }
        }
    }

    public void Dispose() => _batches.Dispose();

    /// <summary>Some windows at a time on threads of their own, in the order of the file.</summary>
    private IEnumerable<(string[] Texts, float[] Probabilities)> SideBySide(IEnumerable<string[]> windows)
    {
        var running = new Queue<Task<(string[], float[])>>();
        foreach (var window in windows)
        {
            running.Enqueue(Task.Run(() => Predict(window)));
            // As many again wait, so that no thread does while a line is written.
            if (running.Count == 2 * _runsAtATime)
                yield return running.Dequeue().GetAwaiter().GetResult();
        }
        while (running.TryDequeue(out var last))
            yield return last.GetAwaiter().GetResult();
    }

    private (string[] Texts, float[] Probabilities) Predict(string[] texts)
    {
        var tokens = Array.ConvertAll(texts, Encode);
        var order = Enumerable.Range(0, texts.Length);
        if (_use.Window > OnnxUse.BatchSize)
            order = order.OrderBy(i => tokens[i].Length);
        var probabilities = new float[texts.Length * _labels.Length];
        foreach (var batch in order.Chunk(OnnxUse.BatchSize))
            _batches.Run(tokens, batch, probabilities);
        return (texts, probabilities);
    }

    private int[] Encode(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 ? Array.ConvertAll(words, word => _vocabulary.IdOf(word)) : [Text.Vocabulary.Unknown];
    }

    private void Write(Utf8JsonWriter writer, string text, ReadOnlySpan<float> probabilities)
    {
        var best = 0;
        for (var label = 1; label < probabilities.Length; label++)
            best = probabilities[label] > probabilities[best] ? label : best;
        writer.WriteStartObject();
        writer.WriteString("text", text);
        writer.WriteString("label", _labels[best]);
        writer.WriteNumber("probability", probabilities[best]);
        writer.WriteStartObject("probabilities");
        for (var label = 0; label < probabilities.Length; label++)
            writer.WriteNumber(_labels[label], probabilities[label]);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
        writer.Reset();
    }
}
