using System.CommandLine;
using Unroll.Cli.Views;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary><c>predict MODEL [TEXT ...] [--input F|-]</c>: what a model says of texts.</summary>
internal sealed class PredictCommand : Command
{
    private readonly Argument<string> _model = new("MODEL") { Description = "The model file." };
    private readonly Argument<string[]> _texts = new("TEXT") { Description = "Texts to classify.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> _input = OptionKinds.File("--input", "A file with a text on each line; - for standard input.");
    private readonly Option<string?> _encoding = TextFileChoices.Encoding();
    private readonly Option<bool> _explain = OptionKinds.Flag("--explain", "Show which words spoke for each answer: by the model's attention, or else by leaving each word out.");
    private readonly Option<int?> _threads = ThreadLimit.Option();
    private readonly Option<bool> _json = OptionKinds.Flag("--json", "Print a JSON object for each text.");

    public PredictCommand(Terminal terminal)
        : base("predict", "Ask a model about texts: label, probability and text are printed for each.")
    {
        Add(_model);
        Add(_texts);
        Add(_input);
        Add(_encoding);
        Add(_explain);
        Add(_threads);
        Add(_json);
        SetAction(parsed => Run(parsed, terminal));
    }

    private int Run(ParseResult parsed, Terminal terminal)
    {
        var (given, input) = (parsed.GetValue(_texts) ?? [], parsed.GetValue(_input));
        if (given.Length == 0 == input is null)
            throw new UsageException(input is null ? "there is no text to predict; give a TEXT or more, or --input FILE, or --input - for standard input" : "give either TEXTs or --input, not both");
        if (input is null && parsed.GetValue(_encoding) is not null)
            throw new UsageException("--encoding is of the file of --input, which was not given");
        using var threads = ThreadLimit.Of(parsed.GetValue(_threads));
        var classifier = TextClassifier.Load(parsed.GetRequiredValue(_model));
        var view = PredictionViews.For(terminal, parsed.GetValue(_json));
        var chunks = input is null ? [given] : LineQueue.Chunks(Lines(input, parsed.GetValue(_encoding), terminal));
        foreach (var chunk in chunks)
        {
            if (parsed.GetValue(_explain))
                Explain(classifier, chunk, view, terminal);
            else
                view.Show(chunk, [.. classifier.Predict(chunk)]);
            terminal.Interrupted.ThrowIfCancellationRequested();
            if (terminal.ReaderGone.IsCancellationRequested)
                return ExitCode.ReaderGone;
        }
        return ExitCode.Success;
    }

    private static void Explain(TextClassifier classifier, string[] texts, IPredictionView view, Terminal terminal)
    {
        foreach (var text in texts.TakeWhile(_ => !terminal.ReaderGone.IsCancellationRequested))
        {
            terminal.Interrupted.ThrowIfCancellationRequested();
            view.Show(text, classifier.Explain(text));
        }
    }

    private static IEnumerable<string> Lines(string input, string? encodingName, Terminal terminal)
    {
        var encoding = encodingName is null ? null : TextEncodings.Named(encodingName);
        return (input == "-" ? TextLines.Read(terminal.Input, "standard input", encoding) : TextLines.Read(input, encoding)).Select(line => line.Text);
    }
}
