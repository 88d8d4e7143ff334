using System.CommandLine;
using System.Text.Json;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary><c>inspect MODEL</c>: what a model file holds.</summary>
internal sealed class InspectCommand : Command
{
    private const int NamesShown = 20;

    private readonly Argument<string> _model = new("MODEL") { Description = "The model file." };
    private readonly Option<bool> _json = OptionKinds.Flag("--json", "Print a JSON object.");

    public InspectCommand(Terminal terminal)
        : base("inspect", "Show what a model file holds.")
    {
        Add(_model);
        Add(_json);
        SetAction(parsed => Run(parsed, terminal));
    }

    /// <summary>What is shown of a model, whatever its task.</summary>
    /// <param name="Task">The task's name.</param>
    /// <param name="Description">The options in words.</param>
    /// <param name="Vocabularies">Their names for programs, the numbers of their entries, and their titles for people.</param>
    /// <param name="Names">What the names are that it answers with, and the names; null where it answers with texts.</param>
    /// <param name="Training">How it was trained.</param>
    /// <param name="Model">The network.</param>
    /// <param name="WriteOptions">Writes the options into a JSON object that is open.</param>
    private sealed record Facts(
        string Task,
        string Description,
        (string Name, int Count, string Title)[] Vocabularies,
        (string Name, IReadOnlyList<string> All)? Names,
        IReadOnlyDictionary<string, string> Training,
        IModule Model,
        Action<Utf8JsonWriter> WriteOptions);

    private int Run(ParseResult parsed, Terminal terminal)
    {
        var path = parsed.GetRequiredValue(_model);
        var facts = Of(AnyModel.Load(path));
        if (parsed.GetValue(_json))
            PrintJson(terminal.Output, facts);
        else
            Print(terminal.Output, path, facts);
        return ExitCode.Success;
    }

    private static Facts Of(object model) => model switch
    {
        TextClassifier classifier => new(
            TextClassifierFile.Task, Descriptions.Of(classifier.Options), [("vocabulary", classifier.Vocabulary.Count, "vocabulary")], ("labels", classifier.Labels), classifier.Training, classifier.Model,
            writer => TextClassifierConfiguration.WriteTo(writer, classifier.Options)),
        Translator translator => new(
            TranslatorFile.Task, Descriptions.Of(translator.Options),
            translator.Options.SharedVocabulary
                ? [("vocabulary", translator.TargetVocabulary.Count, "vocabulary")]
                : [("sourceVocabulary", translator.SourceVocabulary.Count, "source"), ("targetVocabulary", translator.TargetVocabulary.Count, "target")],
            null, translator.Training, translator.Model, writer => TranslatorConfiguration.WriteTo(writer, translator.Options)),
        _ => Of((SequenceTagger)model),
    };

    private static Facts Of(SequenceTagger tagger)
    {
        (string, int?, string)[] vocabularies =
        [
            ("vocabulary", tagger.Vocabulary.Count, "vocabulary"), ("characterVocabulary", tagger.Vocabularies.Characters?.Count, "characters"), ("bigramVocabulary", tagger.Vocabularies.Bigrams?.Count, "bigrams"),
            ("trainingWords", tagger.TrainingWords?.Count, "words"),
        ];
        return new(
            SequenceTaggerFile.Task, Descriptions.Of(tagger.Options), [.. vocabularies.Where(entry => entry.Item2 is not null).Select(entry => (entry.Item1, entry.Item2!.Value, entry.Item3))], ("tags", tagger.Tags), tagger.Training, tagger.Model,
            writer => SequenceTaggerConfiguration.WriteTo(writer, tagger.Options));
    }

    private static void Print(TextWriter output, string path, Facts facts)
    {
        output.WriteLine($"file        {path}, {new FileInfo(path).Length:N0} bytes");
        output.WriteLine($"task        {facts.Task}");
        output.WriteLine($"model       {facts.Description}");
        foreach (var (_, count, title) in facts.Vocabularies)
            output.WriteLine($"{title,-11} {count:N0} entries");
        if (facts.Names is { } names)
            output.WriteLine($"{names.Name,-11} {names.All.Count}: {string.Join(", ", names.All.Take(NamesShown))}{(names.All.Count > NamesShown ? $" and {names.All.Count - NamesShown} more" : "")}");
        if (facts.Training.Count > 0)
            output.WriteLine($"training    {string.Join(", ", facts.Training.Select(entry => $"{entry.Key} {entry.Value}"))}");
        output.WriteLine($"weights     {facts.Model.ParameterCount():N0}");
        (string Name, Parameter Parameter)[] tensors = [.. facts.Model.NamedParameters()];
        var width = tensors.Max(tensor => tensor.Name.Length);
        foreach (var (name, parameter) in tensors)
            output.WriteLine($"  {name.PadRight(width)} {parameter.Shape}");
    }

    private static void PrintJson(TextWriter output, Facts facts) => JsonLine.Write(output, writer =>
    {
        writer.WriteString("task", facts.Task);
        facts.WriteOptions(writer);
        foreach (var (name, count, _) in facts.Vocabularies)
            writer.WriteNumber(name, count);
        if (facts.Names is { } names)
        {
            writer.WriteStartArray(names.Name);
            foreach (var name in names.All)
                writer.WriteStringValue(name);
            writer.WriteEndArray();
        }
        writer.WriteStartObject("training");
        foreach (var (name, value) in facts.Training)
            writer.WriteString(name, value);
        writer.WriteEndObject();
        writer.WriteNumber("weights", facts.Model.ParameterCount());
        writer.WriteStartObject("tensors");
        foreach (var (name, parameter) in facts.Model.NamedParameters())
        {
            writer.WriteStartArray(name);
            foreach (var size in parameter.Shape.Sizes)
                writer.WriteNumberValue(size);
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    });
}
