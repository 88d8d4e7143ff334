using System.CommandLine;
using System.Diagnostics;
using Unroll.Cli.Views;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary><c>evaluate MODEL DATA</c>: how well a model does on data with the right answers.</summary>
internal sealed class EvaluateCommand : Command
{
    private readonly Argument<string> _model = OptionKinds.FileArgument("MODEL", "The model file.");
    private readonly Argument<string> _data = OptionKinds.FileArgument(
        "DATA", "Labelled texts, tagged sentences, or sentences to translate.");
    private readonly EvaluatedFileChoices _files = new();
    private readonly DecodingChoices _decoding = new();
    private readonly Option<string?> _bleu = TranslatorChoices.Bleu();
    private readonly Option<int?> _threads = ThreadLimit.Option();
    private readonly Option<bool> _json = OptionKinds.Flag("--json", "Print a JSON object.");

    public EvaluateCommand(Terminal terminal)
        : base("evaluate",
            "Measure a model on labelled texts, on tagged sentences, or on sentences with their translations.")
    {
        Add(_model);
        Add(_data);
        foreach (var option in _files.All.Concat(_decoding.All).Append(_bleu))
            Add(option);
        Add(_threads);
        Add(_json);
        SetAction(parsed => Run(parsed, terminal));
    }

    private int Run(ParseResult parsed, Terminal terminal)
    {
        using var threads = ThreadLimit.Of(parsed.GetValue(_threads));
        var (data, json) = (parsed.GetRequiredValue(_data), parsed.GetValue(_json));
        var notice = Notices.To(terminal, json);
        switch (AnyModel.Load(parsed.GetRequiredValue(_model)))
        {
            case Translator translator:
                var pairs = _files.ReadPairs(parsed) with { Notice = notice };
                var read = ParallelTextFile.Read(data, _files.ReadTarget(parsed), pairs);
                Evaluate(translator, read, parsed, terminal, sentence => notice($"{data}: {sentence}"));
                break;
            case TextClassifier classifier:
                Refuse(parsed, "the model classifies texts");
                var written = _files.ReadTexts(parsed) with { Notice = notice };
                var texts = LabelledTextFile.Read(data, written).Counted("texts", terminal);
                var labels = new UnknownNames(classifier.Labels.Contains);
                var scores = classifier.Evaluate(labels.Watched(texts, text => [text.Label]), terminal.Interrupted);
                Say(labels.Notices("texts", "label"));
                if (json)
                    ScoreTable.WriteJson(terminal.Output, scores);
                else
                    ScoreTable.Write(terminal.Output, scores, classifier.Labels);
                break;
            case SequenceTagger tagger:
                Refuse(parsed, "the model tags sentences");
                var tags = new UnknownNames(tagger.TagSet.Knows);
                var tagged = _files.ReadSentences(parsed, tagger.Options) with { Notice = notice };
                var tagging = Evaluate(tagger, data, tagged, tags, terminal);
                Say(tags.Notices("tokens", "tag"));
                if (json)
                    TaggingScoreTable.WriteJson(terminal.Output, tagging);
                else
                    TaggingScoreTable.Write(terminal.Output, tagging);
                break;
        }
        return ExitCode.Success;

        void Say(IEnumerable<string> notices)
        {
            foreach (var sentence in notices)
                notice($"{data}: {sentence}");
        }
    }

    /// <exception cref="UsageException">An option is a translator's.</exception>
    private void Refuse(ParseResult parsed, string what)
    {
        _decoding.Refuse(parsed, what);
        if (parsed.GetValue(_bleu) is not null)
            throw new UsageException($"--bleu was given, but {what}; leave it out");
    }

    private void Evaluate(
        Translator translator, IEnumerable<SentencePair> file, ParseResult parsed, Terminal terminal,
        Action<string> notice)
    {
        var options = _decoding.Read(parsed);
        DecodingChoices.CheckFits(options, translator);
        var bleu = parsed.GetValue(_bleu) is { } name ? BleuTokens.Named(name) : null;
        // Read first, so that the time is that of translating.
        SentencePair[] pairs = [.. file];
        var watch = Stopwatch.StartNew();
        var scores = translator.Evaluate(pairs.Counted("sentences", terminal), options, bleu, terminal.Interrupted);
        var seconds = watch.Elapsed.TotalSeconds;
        var cut = pairs.Count(
            pair => pair.Source.Length > Translator.MaximumTokens
            && SourceText.Of(pair.Source, translator.Vocabularies.Source).IsCut);
        if (cut > 0)
            notice(
                $"{Amount.Of(cut, "source")} {(cut == 1 ? "has" : "have")} more than {Translator.MaximumTokens:N0} "
                + "tokens, of which the first were translated; cut them into sentences");
        if (parsed.GetValue(_json))
            TranslationScoreTable.WriteJson(terminal.Output, scores, seconds);
        else
            TranslationScoreTable.Write(terminal.Output, scores, seconds);
    }

    private static TaggingScores Evaluate(SequenceTagger tagger, string data, TaggedTextOptions options,
        UnknownNames tags, Terminal terminal)
    {
        // Opened first: what is wrong with the options is said of them, and what is wrong with a tag, of the file.
        var sentences = TaggedTextFile.Read(data, options);
        try
        {
            return tagger.Evaluate(tags.Watched(sentences.Counted("sentences", terminal), sentence => sentence.Tags),
                terminal.Interrupted);
        }
        catch (ArgumentException failure)
        {
            throw new InvalidDataException($"{data}: {PlainMessage.Of(failure)}", failure);
        }
    }
}
