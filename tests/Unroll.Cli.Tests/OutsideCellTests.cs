using System.Text.Json;
using Unroll.Text;

namespace Unroll.Cli.Tests;

/// <summary>
/// A model with a user's own cell: its file can be inspected, and errors name the cell to give.
/// </summary>
public class OutsideCellTests : Harness
{
    private static readonly CellKind Own = CellKind.Of<InputGateCell>(name: "my-cell");

    private static readonly TrainingOptions Training = new() { Epochs = 1 };

    [Fact]
    public void OfAClassifier()
    {
        LabelledText[] texts = [new("a", "x y"), new("b", "y z"), new("a", "x")];
        TextClassifier.Train(texts, new() { Cell = Own, Embedding = 4, Hidden = 4, Bidirectional = true }, Training)
            .Save(Model);
        AssertSaid(
            "classify", "labels      2: a, b\n", "lstm.weight_hh_l0_reverse",
            path => TextClassifier.Load(path), path => TextClassifier.Load(path, [Own]));
    }

    [Fact]
    public void OfATagger()
    {
        TaggedSentence[] sentences = [new(["Ada", "left"], ["B-PER", "O"])];
        SequenceTagger.Train(sentences, new() { Cell = Own, Tokens = "words", Embedding = 4, Hidden = 4 }, Training)
            .Save(Model);
        AssertSaid(
            "tag", "tags        5: B-PER, E-PER, I-PER, O, S-PER\n", "crf.transitions",
            path => SequenceTagger.Load(path), path => SequenceTagger.Load(path, [Own]));
    }

    [Fact]
    public void OfATranslator()
    {
        SentencePair[] pairs = [new("eins", "one"), new("zwei", "two")];
        Translator.Train(pairs, new() { Cell = Own, Tokens = "words", Embedding = 4, Hidden = 4 }, Training)
            .Save(Model);
        AssertSaid(
            "translate", "target      6 entries\n", "decoder.",
            path => Translator.Load(path), path => Translator.Load(path, [Own]));
    }

    private void AssertSaid(string task, string names, string tensor, Action<string> load, Action<string> loadWithCell)
    {
        const string expected = "the model runs on the cell 'my-cell', "
            + "but only elman, relu, residual, forget-gate, input-gate, lstm, gru are known here; "
            + "give it to Load, as in Load(path, cells: [CellKind.Of<MyCell>()])";
        loadWithCell(Model);
        Assert.Equal($"{Model}: {expected}", Assert.Throws<InvalidDataException>(() => load(Model)).Message);
        AssertFails(Run("predict", Model, "x"), 1, expected);
        AssertFails(Run("evaluate", Model, Data()), 1, expected);

        var (code, output, error) = Run("inspect", Model);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains($"task        {task}\nmodel       my-cell, words, ", output, StringComparison.Ordinal);
        Assert.Contains("cell        'my-cell' is not one of the library's; ", output, StringComparison.Ordinal);
        Assert.Contains(names, output, StringComparison.Ordinal);
        Assert.Contains($"\n  {tensor}", output, StringComparison.Ordinal);

        var json = JsonDocument.Parse(Run("inspect", Model, "--json").Output).RootElement;
        Assert.Equal((task, "my-cell"), (json.GetProperty("task").GetString(), json.GetProperty("cell").GetString()));
        var counts = json.GetProperty("tensors").EnumerateObject()
            .Select(entry => entry.Value.EnumerateArray().Aggregate(1L, (product, size) => product * size.GetInt64()));
        Assert.Equal(json.GetProperty("weights").GetInt64(), counts.Sum());
    }
}
