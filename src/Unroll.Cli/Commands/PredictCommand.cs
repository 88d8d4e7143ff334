using System.CommandLine;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary><c>predict MODEL [TEXT ...] [--input F|-]</c>: what a model says of texts.</summary>
internal sealed class PredictCommand : Command
{
    private readonly Argument<string> _model = new("MODEL") { Description = "The model file." };
    private readonly Argument<string[]> _texts = new("TEXT") { Description = "Texts to classify.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> _input = OptionKinds.File("--input", "A file with a text on each line, in UTF-8; - for standard input.");
    private readonly Option<int?> _threads = ThreadLimit.Option();
    private readonly Option<bool> _json = OptionKinds.Flag("--json", "Print a JSON object for each text.");

    public PredictCommand(Terminal terminal)
        : base("predict", "Ask a model about texts: label, probability and text are printed for each.")
    {
        Add(_model);
        Add(_texts);
        Add(_input);
        Add(_threads);
        Add(_json);
        SetAction(parsed => Run(parsed, terminal));
    }

    private int Run(ParseResult parsed, Terminal terminal)
    {
        var (given, input) = (parsed.GetValue(_texts) ?? [], parsed.GetValue(_input));
        if (given.Length == 0 == input is null)
            throw new UsageException(input is null ? "there is no text to predict; give a TEXT or more, or --input FILE, or --input - for standard input" : "give either TEXTs or --input, not both");
        using var threads = ThreadLimit.Of(parsed.GetValue(_threads));
        var classifier = TextClassifier.Load(parsed.GetRequiredValue(_model));
        Action<string, Prediction> print = parsed.GetValue(_json)
            ? (text, prediction) => PrintJson(terminal.Output, text, prediction)
            : (text, prediction) => terminal.Output.WriteLine($"{prediction.Label}\t{prediction.Probability:F4}\t{text.ReplaceLineEndings(" ")}");
        var texts = new Queue<string>();
        foreach (var prediction in classifier.Predict(Queued(input is null ? given : Lines(input, terminal), texts)))
        {
            terminal.Interrupted.ThrowIfCancellationRequested();
            print(texts.Dequeue(), prediction);
        }
        return ExitCode.Success;
    }

    private static IEnumerable<string> Lines(string input, Terminal terminal) =>
        (input == "-" ? TextLines.Read(terminal.Input, "standard input") : TextLines.Read(input)).Select(line => line.Text);

    /// <summary>Remembers the texts that were asked for, until their predictions come.</summary>
    private static IEnumerable<string> Queued(IEnumerable<string> texts, Queue<string> queue)
    {
        foreach (var text in texts)
        {
            queue.Enqueue(text);
            yield return text;
        }
    }

    private static void PrintJson(TextWriter output, string text, Prediction prediction) => JsonLine.Write(output, writer =>
    {
        writer.WriteString("text", text);
        writer.WriteString("label", prediction.Label);
        writer.WriteFinite("probability", prediction.Probability);
        writer.WriteStartObject("probabilities");
        foreach (var (label, probability) in prediction.Probabilities)
            writer.WriteFinite(label, probability);
        writer.WriteEndObject();
    });
}
