using System.CommandLine;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary><c>inspect MODEL</c>: what a model file holds.</summary>
internal sealed class InspectCommand : Command
{
    private const int LabelsShown = 20;

    private readonly Argument<string> _model = new("MODEL") { Description = "The model file." };
    private readonly Option<bool> _json = OptionKinds.Flag("--json", "Print a JSON object.");

    public InspectCommand(Terminal terminal)
        : base("inspect", "Show what a model file holds.")
    {
        Add(_model);
        Add(_json);
        SetAction(parsed => Run(parsed, terminal));
    }

    private int Run(ParseResult parsed, Terminal terminal)
    {
        var path = parsed.GetRequiredValue(_model);
        var classifier = TextClassifier.Load(path);
        if (parsed.GetValue(_json))
            PrintJson(terminal.Output, classifier);
        else
            Print(terminal.Output, path, classifier);
        return ExitCode.Success;
    }

    private static void Print(TextWriter output, string path, TextClassifier classifier)
    {
        output.WriteLine($"file        {path}, {new FileInfo(path).Length:N0} bytes");
        output.WriteLine("task        classify");
        output.WriteLine($"model       {Descriptions.Of(classifier.Options)}");
        output.WriteLine($"vocabulary  {classifier.Vocabulary.Count:N0} entries");
        var more = classifier.Labels.Count > LabelsShown ? $" and {classifier.Labels.Count - LabelsShown} more" : "";
        output.WriteLine($"labels      {classifier.Labels.Count}: {string.Join(", ", classifier.Labels.Take(LabelsShown))}{more}");
        if (classifier.Training.Count > 0)
            output.WriteLine($"training    {string.Join(", ", classifier.Training.Select(entry => $"{entry.Key} {entry.Value}"))}");
        output.WriteLine($"weights     {classifier.Model.ParameterCount():N0}");
        foreach (var (name, parameter) in classifier.Model.NamedParameters())
            output.WriteLine($"  {name,-32} {parameter.Shape}");
    }

    private static void PrintJson(TextWriter output, TextClassifier classifier) => JsonLine.Write(output, writer =>
    {
        writer.WriteString("task", "classify");
        TextClassifierConfiguration.WriteTo(writer, classifier.Options);
        writer.WriteNumber("vocabulary", classifier.Vocabulary.Count);
        writer.WriteStartArray("labels");
        foreach (var label in classifier.Labels)
            writer.WriteStringValue(label);
        writer.WriteEndArray();
        writer.WriteStartObject("training");
        foreach (var (name, value) in classifier.Training)
            writer.WriteString(name, value);
        writer.WriteEndObject();
        writer.WriteNumber("weights", classifier.Model.ParameterCount());
        writer.WriteStartObject("tensors");
        foreach (var (name, parameter) in classifier.Model.NamedParameters())
        {
            writer.WriteStartArray(name);
            foreach (var size in parameter.Shape.Sizes)
                writer.WriteNumberValue(size);
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    });
}
