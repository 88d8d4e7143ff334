using System.CommandLine;
using Unroll.Cli.Views;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary><c>predict MODEL [TEXT ...] [--input F|-]</c>: what a model says of texts.</summary>
internal sealed class PredictCommand : Command
{
    private readonly Argument<string> _model = new("MODEL") { Description = "The model file." };
    private readonly Argument<string[]> _texts = new("TEXT") { Description = "Texts to ask about.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> _input = OptionKinds.File("--input", "A file with a text on each line; - for standard input.");
    private readonly Option<string?> _encoding = TextFileChoices.Encoding();
    private readonly Option<bool> _explain = OptionKinds.Flag("--explain", "Show which words spoke for each answer: by the model's attention, or else by leaving each word out.");
    private readonly Option<int?> _best = OptionKinds.Whole("--n-best", "Show so many of a tagger's most probable answers with their probabilities.", most: 1000);
    private readonly Option<int?> _threads = ThreadLimit.Option();
    private readonly Option<bool> _json = OptionKinds.Flag("--json", "Print a JSON object for each text.");

    public PredictCommand(Terminal terminal)
        : base("predict", "Ask a model about texts: for each, a classifier prints label, probability and text, a tagger the tagged text in the format that it learned from.")
    {
        Add(_model);
        Add(_texts);
        Add(_input);
        Add(_encoding);
        Add(_explain);
        Add(_best);
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
        var view = PredictionViews.For(terminal, parsed.GetValue(_json));
        var show = Showing(AnyModel.Load(parsed.GetRequiredValue(_model)), parsed, view, terminal);
        var chunks = input is null ? [given] : LineQueue.Chunks(Lines(input, parsed.GetValue(_encoding), terminal));
        foreach (var chunk in chunks)
        {
            show(chunk);
            terminal.Interrupted.ThrowIfCancellationRequested();
            if (terminal.ReaderGone.IsCancellationRequested)
                return ExitCode.ReaderGone;
        }
        return ExitCode.Success;
    }

    /// <summary>How some texts are asked about and shown.</summary>
    /// <exception cref="UsageException">An option is another task's.</exception>
    private Action<string[]> Showing(object model, ParseResult parsed, IPredictionView view, Terminal terminal)
    {
        var (explain, count) = (parsed.GetValue(_explain), parsed.GetValue(_best));
        switch (model)
        {
            case TextClassifier when count is not null:
                throw new UsageException("--n-best was given, but the model classifies texts; leave it out, as --json gives the probabilities of all classes");
            case TextClassifier classifier when explain:
                return texts => EachWhileRead(texts, text => view.Show(text, classifier.Explain(text)), terminal);
            case TextClassifier classifier:
                return texts => view.Show(texts, [.. classifier.Predict(texts)]);
            case SequenceTagger when explain:
                throw new UsageException("--explain was given, but the model tags sentences; leave it out");
            case SequenceTagger { Options.Head: TagHead.Softmax } when count is not null:
                throw new UsageException("--n-best was given, but the model chooses each tag for itself (--head softmax); leave it out");
            case SequenceTagger tagger when count is { } best:
                return texts => EachWhileRead(texts, text => view.Show(text, Best(tagger, text, best), tagger.Options), terminal);
            default:
                var tags = (SequenceTagger)model;
                return texts => view.Show([.. tags.Predict(texts)], tags);
        }
    }

    private static IReadOnlyList<(TaggedSentence Sentence, double Probability)> Best(SequenceTagger tagger, string text, int count)
    {
        string[] tokens = [.. Tokenizers.Named(tagger.Options.Tokens).Tokenize(text)];
        return tokens.Length == 0 ? [] : tagger.Best(tokens, count);
    }

    private static void EachWhileRead(string[] texts, Action<string> show, Terminal terminal)
    {
        foreach (var text in texts.TakeWhile(_ => !terminal.ReaderGone.IsCancellationRequested))
        {
            terminal.Interrupted.ThrowIfCancellationRequested();
            show(text);
        }
    }

    private static IEnumerable<string> Lines(string input, string? encodingName, Terminal terminal)
    {
        var encoding = encodingName is null ? null : TextEncodings.Named(encodingName);
        return (input == "-" ? TextLines.Read(terminal.Input, "standard input", encoding) : TextLines.Read(input, encoding)).Select(line => line.Text);
    }
}
