using System.CommandLine;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary><c>evaluate MODEL DATA</c>: how well a model does on labelled texts.</summary>
internal sealed class EvaluateCommand : Command
{
    private readonly Argument<string> _model = new("MODEL") { Description = "The model file." };
    private readonly Argument<string> _data = new("DATA") { Description = "Lines of label<TAB>text in UTF-8." };
    private readonly Option<int?> _threads = ThreadLimit.Option();
    private readonly Option<bool> _json = OptionKinds.Flag("--json", "Print a JSON object.");

    public EvaluateCommand(Terminal terminal)
        : base("evaluate", "Measure a model on labelled texts.")
    {
        Add(_model);
        Add(_data);
        Add(_threads);
        Add(_json);
        SetAction(parsed => Run(parsed, terminal));
    }

    private int Run(ParseResult parsed, Terminal terminal)
    {
        using var threads = ThreadLimit.Of(parsed.GetValue(_threads));
        var classifier = TextClassifier.Load(parsed.GetRequiredValue(_model));
        var scores = classifier.Evaluate(LabelledTextFile.Read(parsed.GetRequiredValue(_data)), terminal.Interrupted);
        if (parsed.GetValue(_json))
        {
            JsonLine.Write(terminal.Output, writer =>
            {
                writer.WriteNumber("accuracy", scores.Accuracy);
                writer.WriteNumber("correct", scores.Correct);
                writer.WriteNumber("texts", scores.Texts);
            });
        }
        else
        {
            terminal.Output.WriteLine($"accuracy {scores.Accuracy * 100:F2}% ({scores.Correct:N0} of {scores.Texts:N0} texts)");
        }
        return ExitCode.Success;
    }
}
