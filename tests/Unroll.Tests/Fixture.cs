using System.Text.Json;

namespace Unroll.Tests;

/// <summary>Figures that PyTorch computed in float64: tests/Fixtures/README.md.</summary>
internal static class Fixture
{
    public static JsonElement Read(string file, string list)
    {
        using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Fixtures", file));
        return JsonDocument.Parse(stream).RootElement.GetProperty(list).Clone();
    }

    /// <summary>The names of a list's cases, for a theory to run one by one.</summary>
    public static TheoryData<string> Names(string file, string list) =>
        new(Read(file, list).EnumerateArray().Select(item => item.GetProperty("name").GetString()!));

    public static JsonElement Case(string file, string list, string name) =>
        Read(file, list).EnumerateArray().Single(item => item.GetProperty("name").GetString() == name);

    public static bool Has(this JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    public static Tensor Tensor(this JsonElement item, string name) => item.GetProperty(name).Tensor();

    public static Tensor Tensor(this JsonElement item) => Unroll.Tensor.Of(
        new Shape(item.Ints("shape")),
            [.. item.GetProperty("data").EnumerateArray().Select(number => (float)number.GetDouble())]);

    public static int[] Ints(this JsonElement item, string name) =>
        [.. item.GetProperty(name).EnumerateArray().Select(number => number.GetInt32())];

    public static float[] Floats(this JsonElement item, string name) =>
        [.. item.GetProperty(name).EnumerateArray().Select(number => (float)number.GetDouble())];

    public static float Float(this JsonElement item, string name) => (float)item.GetProperty(name).GetDouble();

    public static bool Bool(this JsonElement item, string name) => item.GetProperty(name).GetBoolean();
}
