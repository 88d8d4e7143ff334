using System.CommandLine;
using Unroll.Cli.Views;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary><c>evaluate MODEL DATA</c>: how well a model does on data with the right answers.</summary>
internal sealed class EvaluateCommand : Command
{
    private readonly Argument<string> _model = new("MODEL") { Description = "The model file." };
    private readonly Argument<string> _data = new("DATA") { Description = "Labelled texts, or tagged sentences." };
    private readonly EvaluatedFileChoices _files = new();
    private readonly Option<int?> _threads = ThreadLimit.Option();
    private readonly Option<bool> _json = OptionKinds.Flag("--json", "Print a JSON object.");

    public EvaluateCommand(Terminal terminal)
        : base("evaluate", "Measure a model on labelled texts, or on tagged sentences.")
    {
        Add(_model);
        Add(_data);
        foreach (var option in _files.All)
            Add(option);
        Add(_threads);
        Add(_json);
        SetAction(parsed => Run(parsed, terminal));
    }

    private int Run(ParseResult parsed, Terminal terminal)
    {
        using var threads = ThreadLimit.Of(parsed.GetValue(_threads));
        var (data, json) = (parsed.GetRequiredValue(_data), parsed.GetValue(_json));
        switch (AnyModel.Load(parsed.GetRequiredValue(_model)))
        {
            case TextClassifier classifier:
                var texts = LabelledTextFile.Read(data, _files.ReadTexts(parsed)).Counted("texts", terminal);
                var scores = classifier.Evaluate(texts, terminal.Interrupted);
                if (json)
                    ScoreTable.WriteJson(terminal.Output, scores);
                else
                    ScoreTable.Write(terminal.Output, scores, classifier.Labels);
                break;
            case SequenceTagger tagger:
                var tagging = Evaluate(tagger, data, _files.ReadSentences(parsed, tagger.Options), terminal);
                if (json)
                    TaggingScoreTable.WriteJson(terminal.Output, tagging);
                else
                    TaggingScoreTable.Write(terminal.Output, tagging);
                break;
        }
        return ExitCode.Success;
    }

    private static TaggingScores Evaluate(SequenceTagger tagger, string data, TaggedTextOptions options, Terminal terminal)
    {
        // Opened first: what is wrong with the options is said of them, and what is wrong with a tag, of the file.
        var sentences = TaggedTextFile.Read(data, options);
        try
        {
            return tagger.Evaluate(sentences.Counted("sentences", terminal), terminal.Interrupted);
        }
        catch (ArgumentException failure)
        {
            throw new InvalidDataException($"{data}: {PlainMessage.Of(failure)}", failure);
        }
    }
}
