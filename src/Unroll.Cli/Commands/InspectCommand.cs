using System.CommandLine;
using Unroll.Cli.Options;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary><c>inspect MODEL</c>: what a model file holds.</summary>
internal sealed class InspectCommand : Command
{
    public const string Summary =
        "Show what a model file holds.";

    private const int NamesShown = 20;
    private const int SettingsShown = 50;
    private const int LongestSetting = 200;

    /// <summary>
    /// More than any model of the library has, as layers are 64 at most; but a file may list any number.
    /// </summary>
    private const int LinesShown = 1000;

    private readonly Argument<string> _model = CommandOptions.FileArgument("MODEL", "The model file.");
    private readonly Option<bool> _json = CommandOptions.Flag("--json", "Print a JSON object.");

    public InspectCommand(Terminal terminal)
        : base("inspect", Summary)
    {
        Add(_model);
        Add(_json);
        SetAction(parsed => Run(parsed, terminal));
    }

    private int Run(ParseResult parsed, Terminal terminal)
    {
        var path = parsed.GetRequiredValue(_model);
        var contents = TextModels.Inspect(path);
        if (parsed.GetValue(_json))
            PrintJson(terminal.Output, contents);
        else
            Print(terminal.Output, path, contents);
        return ExitCode.Success;
    }

    /// <remarks>Everything from the file is quoted and shortened, as the file may be hostile.</remarks>
    private static void Print(TextWriter output, string path, ModelContents contents)
    {
        output.WriteLine($"file        {Quoted.Path(path)}, {new FileInfo(path).Length:N0} bytes");
        output.WriteLine($"task        {contents.Task}");
        output.WriteLine($"model       {contents.Options.Describe()}");
        if (contents.OutsideCell is { } cell)
            output.WriteLine($"cell        {Quoted.Cell(cell)} is not one of the library's; "
                + "give it when you load the model, as in Load(path, cells: [CellKind.Of<MyCell>()])");
        if (contents.OutsideTokens is { } tokens)
            output.WriteLine($"tokens      {Quoted.Cell(tokens)} are not the library's; give them "
                + "when you load the model, as in Load(path, tokens: [TokenKind.Of(new MyTokenizer())])");
        foreach (var (_, title, count) in contents.Vocabularies)
            output.WriteLine($"{title,-11} {count:N0} entries");
        if (contents.Names is { } names)
            output.WriteLine($"{names.Name,-11} {names.All.Count}: {Quoted.Names(names.All, NamesShown)}");
        if (contents.Training.Count > 0)
            output.WriteLine($"training    {Settings(contents.Training)}");
        output.WriteLine($"weights     {contents.Weights:N0}");
        (string Name, Shape Shape)[] tensors =
            [.. contents.Tensors.Take(LinesShown).Select(tensor => (Quoted.Name(tensor.Name), tensor.Shape))];
        var width = tensors.Select(tensor => tensor.Name.Length).DefaultIfEmpty(0).Max();
        foreach (var (name, shape) in tensors)
            output.WriteLine($"  {name.PadRight(width)} {shape}");
        if (contents.Tensors.Count > LinesShown)
            output.WriteLine($"  and {contents.Tensors.Count - LinesShown:N0} more, which --json shows");
    }

    private static string Settings(IReadOnlyDictionary<string, string> training)
    {
        var shown = training
            .Take(SettingsShown)
            .Select(entry => $"{Quoted.Name(entry.Key)} {Quoted.Cut(entry.Value, LongestSetting)}");
        var more = training.Count - SettingsShown;
        return string.Join(", ", shown) + (more > 0 ? $" and {more:N0} more" : "");
    }

    private static void PrintJson(TextWriter output, ModelContents contents) => JsonLine.Write(output, writer =>
    {
        writer.WriteString("task", contents.Task);
        contents.Options.WriteTo(writer);
        foreach (var (name, _, count) in contents.Vocabularies)
            writer.WriteNumber(name, count);
        if (contents.Names is { } names)
        {
            writer.WriteStartArray(names.Name);
            foreach (var name in names.All)
                writer.WriteStringValue(name);
            writer.WriteEndArray();
        }
        writer.WriteStartObject("training");
        foreach (var (name, value) in contents.Training)
            writer.WriteString(name, value);
        writer.WriteEndObject();
        writer.WriteNumber("weights", contents.Weights);
        writer.WriteStartObject("tensors");
        foreach (var (name, shape) in contents.Tensors)
        {
            writer.WriteStartArray(name);
            foreach (var size in shape.Sizes)
                writer.WriteNumberValue(size);
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    });
}
