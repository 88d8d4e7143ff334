using System.CommandLine;
using Unroll.Cli.Views;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary><c>evaluate MODEL DATA</c>: how well a model does on labelled texts.</summary>
internal sealed class EvaluateCommand : Command
{
    private readonly Argument<string> _model = new("MODEL") { Description = "The model file." };
    private readonly Argument<string> _data = new("DATA") { Description = "Labelled texts." };
    private readonly TextFileChoices _files = new();
    private readonly Option<int?> _threads = ThreadLimit.Option();
    private readonly Option<bool> _json = OptionKinds.Flag("--json", "Print a JSON object.");

    public EvaluateCommand(Terminal terminal)
        : base("evaluate", "Measure a model on labelled texts.")
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
        var classifier = TextClassifier.Load(parsed.GetRequiredValue(_model));
        var texts = LabelledTextFile.Read(parsed.GetRequiredValue(_data), _files.Read(parsed)).Counted("texts", terminal);
        var scores = classifier.Evaluate(texts, terminal.Interrupted);
        if (parsed.GetValue(_json))
            ScoreTable.WriteJson(terminal.Output, scores);
        else
            ScoreTable.Write(terminal.Output, scores, classifier.Labels);
        return ExitCode.Success;
    }
}
