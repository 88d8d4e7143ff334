using System.CommandLine;
using Unroll.Cli.Views;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary><c>predict MODEL [TEXT ...] [--input F|-]</c>: what a model says of texts.</summary>
internal sealed class PredictCommand : Command
{
    /// <summary>Pictures of one file, at most.</summary>
    private const int MostDrawn = 100;

    private readonly Argument<string> _model = OptionKinds.FileArgument("MODEL", "The model file.");
    private readonly Argument<string[]> _texts = new(
        "TEXT")
    { Description = "Texts to ask about.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> _input = OptionKinds.File(
        "--input", "A file with a text on each line; - for standard input.");
    private readonly Option<string?> _encoding = TextFileChoices.Encoding();
    private readonly Option<bool> _explain = OptionKinds.Flag(
        "--explain", "Show which words spoke for each answer: by the model's attention, or else by leaving "
        + "each word out.");
    private readonly Option<int?> _best = OptionKinds.Whole(
        "--n-best", "Show so many of a tagger's or translator's best answers with their probabilities.", most: 1000);
    private readonly DecodingChoices _decoding = new();
    private readonly Option<string?> _attention = OptionKinds.File(
        "--attention",
        $"Draw which words of each text its translation looked at, and put the pictures of the first {MostDrawn} into "
        + "this file (.svg); - to draw them alone.");
    private readonly Option<int?> _threads = ThreadLimit.Option();
    private readonly Option<bool> _json = OptionKinds.Flag("--json", "Print a JSON object for each text.");

    public PredictCommand(Terminal terminal)
        : base("predict",
            "Ask a model about texts: for each, a classifier prints label, probability and text, a tagger the tagged "
            + "text in the format that it learned from, a translator the translation.")
    {
        Add(_model);
        Add(_texts);
        Add(_input);
        Add(_encoding);
        Add(_explain);
        Add(_best);
        foreach (var option in _decoding.All)
            Add(option);
        Add(_attention);
        Add(_threads);
        Add(_json);
        SetAction(parsed => Run(parsed, terminal));
    }

    private int Run(ParseResult parsed, Terminal terminal)
    {
        var (given, input) = (parsed.GetValue(_texts) ?? [], parsed.GetValue(_input));
        if (given.Length == 0 == input is null)
            throw new UsageException(
                input is null
                ? "there is no text to predict; give a TEXT or more, or --input FILE, or --input - for standard input"
                : "give either TEXTs or --input, not both");
        if (input is null && parsed.GetValue(_encoding) is not null)
            throw new UsageException("--encoding is of the file of --input, which was not given");
        using var threads = ThreadLimit.Of(parsed.GetValue(_threads));
        var view = PredictionViews.For(terminal, parsed.GetValue(_json));
        var model = parsed.GetRequiredValue(_model);
        var picture = parsed.GetValue(_attention) is { } file and not "-" ? file : null;
        if (picture is not null)
            OutputFile.Check("--attention", "picture", picture, model, input is "-" ? null : input);
        List<Alignment>? drawn = picture is null ? null : [];
        var show = Showing(AnyModel.Load(model), parsed, view, drawn, terminal);
        if (input is "-" && terminal.Input is null)
            throw new IOException("standard input is closed, but texts were expected there; pipe them in, "
                + "or give --input FILE");
        var chunks = input is null ? [given] : LineQueue.Chunks(Lines(input, parsed.GetValue(_encoding), terminal));
        try
        {
            foreach (var chunk in chunks)
            {
                show(chunk);
                terminal.Interrupted.ThrowIfCancellationRequested();
                if (terminal.OutputGone.IsCancellationRequested)
                    return ExitCode.ReaderGone;
            }
        }
        catch (Exception failure) when (input is "-" && failure is IOException or UnauthorizedAccessException)
        {
            // The system's own words name no file, as there is none.
            throw new IOException($"standard input could not be read: {failure.Message.TrimEnd('.')}; "
                + "pipe texts in, or give --input FILE", failure);
        }
        if (picture is not null)
        {
            terminal.EndsInOrder = true; // once begun, the picture is written to its end
            AttentionPlot.Write(picture, drawn!);
        }
        return ExitCode.Success;
    }

    /// <summary>How some texts are asked about and shown.</summary>
    /// <param name="drawn">Gets what is to be drawn into a file; null where nothing is.</param>
    /// <exception cref="UsageException">An option is another task's.</exception>
    private Action<string[]> Showing(
        object model, ParseResult parsed, IPredictionView view, List<Alignment>? drawn, Terminal terminal)
    {
        var (explain, count) = (parsed.GetValue(_explain), parsed.GetValue(_best));
        if (model is Translator translator)
            return Translating(translator, parsed, view, drawn, terminal);
        var what = model is TextClassifier ? "the model classifies texts" : "the model tags sentences";
        _decoding.Refuse(parsed, what);
        if (parsed.GetValue(_attention) is not null)
            throw new UsageException($"--attention was given, but {what}; leave it out");
        switch (model)
        {
            case TextClassifier when count is not null:
                throw new UsageException(
                    "--n-best was given, but the model classifies texts; leave it out, as --json gives the "
                    + "probabilities of all classes");
            case TextClassifier classifier when explain:
                return texts => EachWhileRead(texts, text => view.Show(text, classifier.Explain(text)), terminal);
            case TextClassifier classifier:
                return texts => view.Show(texts, [.. classifier.Predict(texts)]);
            case SequenceTagger when explain:
                throw new UsageException("--explain was given, but the model tags sentences; leave it out");
            case SequenceTagger { Options.Head: TagHead.Softmax } when count is not null:
                throw new UsageException(
                    "--n-best was given, but the model chooses each tag for itself (--head softmax); leave it out");
            case SequenceTagger tagger when count is { } best:
                return texts => EachWhileRead(
                    texts, text => view.Show(text, tagger.PredictBest(text, best), tagger.Options), terminal);
            default:
                var tags = (SequenceTagger)model;
                return texts => view.Show([.. tags.Predict(texts)], tags);
        }
    }

    private Action<string[]> Translating(
        Translator translator, ParseResult parsed, IPredictionView view, List<Alignment>? drawn, Terminal terminal)
    {
        if (parsed.GetValue(_explain))
            throw new UsageException(
                "--explain was given, but the model translates; --attention - shows what each word of a "
                + "translation looked at");
        var showsAttention = parsed.GetValue(_attention) is not null;
        if (showsAttention && translator.Options.Attention is null)
            throw new UsageException("--attention was given, but the model has none (--attention none); leave it out");
        var options = _decoding.Read(parsed, parsed.GetValue(_best));
        DecodingChoices.CheckFits(options, translator);
        return texts =>
        {
            IReadOnlyList<Translation>[] best = [
                .. translator.PredictBest(texts, options.NBest, options, terminal.Interrupted)];
            view.Show(texts, best, isList: parsed.GetValue(_best) is not null, showsAttention);
            foreach (var alignment in best.Select(list => list[0].Alignment).OfType<Alignment>()
                .Take(MostDrawn - (drawn?.Count ?? MostDrawn)))
                drawn!.Add(alignment);
        };
    }

    private static void EachWhileRead(string[] texts, Action<string> show, Terminal terminal)
    {
        foreach (var text in texts.TakeWhile(_ => !terminal.OutputGone.IsCancellationRequested))
        {
            terminal.Interrupted.ThrowIfCancellationRequested();
            show(text);
        }
    }

    private static IEnumerable<string> Lines(string input, string? encodingName, Terminal terminal)
    {
        var encoding = encodingName is null ? null : TextEncodings.Named(encodingName);
        var lines = input == "-"
            ? TextLines.Read(terminal.Input!, "standard input", encoding)
            : TextLines.Read(input, encoding);
        return lines.Select(line => line.Text);
    }
}
