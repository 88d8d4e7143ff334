using System.Text.Json;

namespace Unroll.Cli.Tests;

/// <summary>
/// What the tests of translators have in common: German numbers with their English words, and settings that learn them
/// in a moment.
/// </summary>
public abstract class TranslatorHarness : Harness
{
    private static readonly string[] German = ["eins", "zwei", "drei", "vier", "fünf"];
    private static readonly string[] English = ["one", "two", "three", "four", "five"];
    private static readonly Lock Training = new();
    private static byte[]? _numbers;

    /// <summary>Each number alone, and sixty rows of four.</summary>
    protected static IReadOnlyList<(string Source, string Target)> Pairs { get; } =
    [
        .. Enumerable.Range(0, 5).Select(i => Pair(i)),
        .. Enumerable.Range(0, 60).Select(i => Pair(i % 5, i / 5 % 5, i * 7 / 3 % 5, (i * 3 + i / 4) % 5)),
    ];

    /// <summary>Settings that learn all of <see cref="Pairs"/>.</summary>
    protected static string[] Settings(
        string tokens = "words", int epochs = 25, string schedule = "cosine:20", string cell = "lstm") =>
        ["--tokens", tokens, "--cell", cell, "--embedding", "16", "--hidden", "16", "--epochs", $"{epochs}",
            "--batch", "8", "--learning-rate", "0.02", "--schedule", schedule, "--dropout", "0",
            "--label-smoothing", "0"];

    /// <summary>Settings that train for a moment, whatever is learned.</summary>
    protected static string[] Brief(int epochs = 2) => ["--embedding", "8", "--hidden", "8", "--epochs", $"{epochs}"];

    /// <summary>A file with both sides.</summary>
    protected string Numbers() =>
        Write("numbers.tsv", string.Concat(Pairs.Select(pair => $"{pair.Source}\t{pair.Target}\n")));

    /// <summary>A file of one side.</summary>
    protected string Side(string name, Func<(string Source, string Target), string> side) =>
        Write(name, string.Concat(Pairs.Select(pair => $"{side(pair)}\n")));

    protected string Sources() => Side("numbers.de", pair => pair.Source);

    protected string Targets() => Side("numbers.en", pair => pair.Target);

    /// <summary>A translator of numbers in <see cref="Harness.Model"/>; trained once for all tests.</summary>
    protected void TrainNumbers()
    {
        lock (Training)
        {
            if (_numbers is null)
            {
                Assert.Equal(0, Run(["train", "translate", "--data", Numbers(), "--model", Model, .. Settings()]).Code);
                _numbers = File.ReadAllBytes(Model);
            }
        }
        File.WriteAllBytes(Model, _numbers);
    }

    /// <summary>The lines of an output that programs read.</summary>
    protected static JsonElement[] Lines(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)];

    protected static string[] NamesOf(JsonElement element) =>
        [.. element.EnumerateObject().Select(entry => entry.Name)];

    protected static string[] Texts(JsonElement array) => [.. array.EnumerateArray().Select(text => text.GetString()!)];

    private static (string Source, string Target) Pair(params int[] numbers) =>
        (string.Join(' ', numbers.Select(i => German[i])), string.Join(' ', numbers.Select(i => English[i])));
}
