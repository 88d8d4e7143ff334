using Unroll.Cli.Views;
using Unroll.Text;

namespace Unroll.Cli.Tagging;

/// <summary>The tagged texts, in the format that the tagger was trained on.</summary>
internal sealed class TaggingText(Terminal terminal)
{
    private readonly AnswerOutput _output = new(terminal);

    /// <remarks>A text without a token gives an empty line.</remarks>
    /// <exception cref="InvalidDataException">An answer cannot be written; those before it are.</exception>
    public void Write(IReadOnlyList<TaggedText> tagged, SequenceTagger tagger)
    {
        var options = tagger.Options;
        using var lines = new StringWriter { NewLine = "\n" };
        var writer = new TaggedTextWriter(
            lines, options.Format, options.Format == TaggedFormat.Conllu ? options.Column : null);
        try
        {
            foreach (var one in tagged)
                Write(one, writer, lines);
        }
        finally
        {
            _output.Write(lines);
        }
    }

    public void Write(
        string text, IReadOnlyList<TagSequence> best, SequenceTaggerOptions options)
    {
        using var lines = new StringWriter();
        foreach (var (sentence, probability) in best)
            lines.WriteLine($"{probability:F4}\t{DataLine.Field(TaggedLine.Of(sentence, options))}");
        if (best.Count == 0)
            lines.WriteLine();
        _output.Write(lines);
    }

    private static void Write(TaggedText tagged, TaggedTextWriter writer, StringWriter lines)
    {
        if (tagged.Tokens.Count == 0)
        {
            lines.WriteLine();
            return;
        }
        try
        {
            foreach (var sentence in tagged.ToSentences())
                writer.Write(sentence);
        }
        catch (ArgumentException failure)
        {
            throw new InvalidDataException($"the answer to {Quoted.Cell(tagged.Text)} cannot be written: "
                + $"{PlainMessage.Of(failure)}, or use --json, which holds every token", failure);
        }
    }
}
