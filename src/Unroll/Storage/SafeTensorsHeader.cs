using System.Text.Json;

namespace Unroll;

/// <summary>
/// The header of a .safetensors file: for each tensor its type, shape and position. It comes from a file that may be
/// broken or hostile, so nothing in it is trusted before it is checked.
/// </summary>
internal sealed partial class SafeTensorsHeader
{
    /// <summary>The longest header that the reference library accepts.</summary>
    public const int MaximumLength = 100_000_000;

    private const string MetadataName = "__metadata__";
    private const int MaximumRank = 32;

    /// <summary>
    /// More than any model has. An empty tensor takes no data, so a header alone could declare millions of them.
    /// </summary>
    private const int MaximumTensors = 100_000;

    public List<Entry> Entries { get; } = [];

    public OrderedDictionary<string, string> Metadata { get; } = [];

    /// <summary>The tensors in the order of their data.</summary>
    public IEnumerable<Entry> InOrder => Entries.OrderBy(entry => entry.Start).ThenBy(entry => entry.End);

    /// <summary>How many bytes the tensors take together.</summary>
    public long DataLength => Entries.Count == 0 ? 0 : Entries.Max(entry => entry.End);

    /// <summary>The position of a tensor, in bytes from the end of the header.</summary>
    public readonly record struct Entry(string Name, Shape Shape, long Start, long End);

    /// <summary>Reads a header.</summary>
    /// <exception cref="InvalidDataException">The header is broken.</exception>
    public static SafeTensorsHeader Parse(ReadOnlySpan<byte> json)
    {
        var header = new SafeTensorsHeader();
        try
        {
            header.Read(json);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"its header is no valid JSON of the format: {failure.Message}", failure);
        }
        // Every byte belongs to exactly one tensor: no overlap, no hole, nothing after the last.
        long at = 0;
        foreach (var entry in header.InOrder)
        {
            if (entry.Start != at)
                throw new InvalidDataException(
                    $"tensor {Quoted.Tensor(entry.Name)} begins at byte {entry.Start} of the data, but {at} was "
                    + "expected, for tensors may neither overlap nor leave holes");
            at = entry.End;
        }
        return header;
    }

    private void Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 16 });
        Expect(ref reader, JsonTokenType.StartObject, "an object at its start");
        var names = new HashSet<string>();
        while (NextName(ref reader) is { } name)
        {
            if (!names.Add(name))
                throw new InvalidDataException($"{Quoted.Tensor(name)} comes twice in its header");
            if (name == MetadataName)
                ReadMetadata(ref reader);
            else if (Entries.Count == MaximumTensors)
                throw new InvalidDataException(
                    $"its header names more than the {MaximumTensors} tensors that are read");
            else
                Entries.Add(ReadEntry(ref reader, name));
        }
        if (reader.Read())
            throw new InvalidDataException("something follows the object in its header");
    }

    private void ReadMetadata(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartObject, $"an object for {MetadataName}");
        while (NextName(ref reader) is { } key)
        {
            Expect(ref reader, JsonTokenType.String, $"a string for {Quoted.Tensor(key)} of {MetadataName}");
            if (!Metadata.TryAdd(key, reader.GetString()!))
                throw new InvalidDataException($"{Quoted.Tensor(key)} comes twice in the {MetadataName} of its header");
        }
    }

    private static Entry ReadEntry(ref Utf8JsonReader reader, string name)
    {
        Expect(ref reader, JsonTokenType.StartObject, $"an object for tensor {Quoted.Tensor(name)}");
        string? type = null;
        List<long>? shape = null, offsets = null;
        while (NextName(ref reader) is { } key)
        {
            if (key == "dtype" && type is null)
            {
                Expect(ref reader, JsonTokenType.String, $"a string for the dtype of tensor {Quoted.Tensor(name)}");
                type = reader.GetString();
            }
            else if (key == "shape" && shape is null)
            {
                shape = ReadNumbers(ref reader, name, key, MaximumRank);
            }
            else if (key == "data_offsets" && offsets is null)
            {
                offsets = ReadNumbers(ref reader, name, key, 2);
            }
            else
            {
                throw new InvalidDataException(
                    $"tensor {Quoted.Tensor(name)} has a {Quoted.Tensor(key)} that is unknown or comes twice");
            }
        }
        if (type != "F32")
            throw new InvalidDataException(
                $"tensor {Quoted.Tensor(name)} has dtype "
                + $"{(type is null ? "missing" : Quoted.Cut(type, Quoted.LongestTensor))}, but only F32 can be read; "
                + "convert it with .float() before saving");
        if (shape is null || offsets is not { Count: 2 })
            throw new InvalidDataException($"tensor {Quoted.Tensor(name)} lacks its shape or its two data_offsets");
        var (start, end) = (offsets[0], offsets[1]);
        var result = ToShape(name, shape);
        if (start > end || end - start != (long)result.Count * sizeof(float))
            throw new InvalidDataException(
                $"tensor {Quoted.Tensor(name)} of shape {result} needs {(long)result.Count * sizeof(float)} bytes, but "
                + $"its data_offsets are {start} and {end}");
        return new Entry(name, result, start, end);
    }

    private static Shape ToShape(string name, List<long> sizes)
    {
        long count = 1;
        foreach (var size in sizes)
        {
            if (size > Array.MaxLength || (count *= size) > Array.MaxLength)
                throw new InvalidDataException(
                    $"tensor {Quoted.Tensor(name)} of shape [{string.Join(", ", sizes)}] has more than the "
                    + $"{Array.MaxLength} elements that one tensor can hold");
        }
        return new Shape([.. sizes.Select(size => (int)size)]);
    }

    private static List<long> ReadNumbers(ref Utf8JsonReader reader, string name, string key, int maximum)
    {
        Expect(ref reader, JsonTokenType.StartArray, $"an array for the {key} of tensor {Quoted.Tensor(name)}");
        var numbers = new List<long>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (numbers.Count == maximum)
                throw new InvalidDataException(
                    $"the {key} of tensor {Quoted.Tensor(name)} has more than {maximum} numbers");
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out var number) || number < 0)
                throw new InvalidDataException(
                    $"the {key} of tensor {Quoted.Tensor(name)} holds something else than whole numbers from 0 on");
            numbers.Add(number);
        }
        return numbers;
    }

    /// <summary>The next property's name, or null at the object's end.</summary>
    private static string? NextName(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.PropertyName ? reader.GetString() : null;
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type, string what)
    {
        if (!reader.Read() || reader.TokenType != type)
            throw new InvalidDataException($"its header should have {what}");
    }
}
