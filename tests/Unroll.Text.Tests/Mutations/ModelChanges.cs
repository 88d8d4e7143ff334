using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Unroll.Text.Tests;

/// <summary>
/// Changes of a model file: of its bytes, and such as leave it a whole .safetensors file, of the numbers and strings of
/// its header, of shapes together with their data, and of its length, by a hole that takes no room on the disk.
/// </summary>
internal static partial class ModelChanges
{
    private static readonly string[] Numbers = ["0", "1", "-1", "2", "3", "7", "16", "64", "65", "16384", "16385",
        "65536", "100000", "2147483647", "2147483648", "4294967296", "99999999999999999999", "1.5", "1e99", "0.99",
        "true", "null"];

    private static readonly float[] Values = [0, 1, -1e3f, 1e10f, 1e30f, 3e38f, float.MaxValue, float.NaN,
        float.PositiveInfinity, float.Epsilon];

    private static readonly long[] Sizes = [0, 1, 2, 3, 5, 1000, 536_870_911, 2_147_483_591, 4_000_000_000];

    private static readonly long[] Holes = [1, 1_000_000, 100_000_000, 4_000_000_000, 1_000_000_000_000];

    /// <summary>Writes the file, changed.</summary>
    /// <param name="longest">
    /// The longest hole that there may be where the header asks for it: a reader of whole files reads that too.
    /// </param>
    public static void Write(string path, byte[] valid, Random random, long longest = long.MaxValue)
    {
        var kind = random.Next(8);
        if (kind < 2)
        {
            File.WriteAllBytes(path, ByteChanges.Of(valid, random));
            return;
        }
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(valid);
        var (header, data, hole) = (Encoding.UTF8.GetString(valid, 8, length), valid[(8 + length)..], 0L);
        switch (kind)
        {
            case 2:
                header = NumberChanged(header, random);
                break;
            case 3:
                header = ConfigurationChanged(header, random);
                break;
            case 4:
                header = Encoding.UTF8.GetString(ByteChanges.Of(Encoding.UTF8.GetBytes(header), random));
                break;
            case 5:
                (header, hole) = ShapeChanged(header, data.Length, random);
                hole = hole <= longest ? hole : 0;
                break;
            case 6:
                FillTensor(header, data, random);
                break;
            default:
                hole = Holes[random.Next(Holes.Length)];
                header = random.Next(2) == 0 ? header : ""; // and so a long header of zeros
                break;
        }
        var bytes = Encoding.UTF8.GetBytes(header);
        using var file = File.Create(path);
        Span<byte> first = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(first, header.Length == 0 ? Math.Min(hole, 100_000_000) : bytes.Length);
        file.Write(first);
        file.Write(bytes);
        file.Write(data);
        file.SetLength(Math.Max(0, file.Length + hole));
    }

    /// <summary>Any number of the header, those in the strings of the metadata too.</summary>
    private static string NumberChanged(string header, Random random)
    {
        var numbers = Number().Matches(header);
        var number = numbers[random.Next(numbers.Count)];
        return header[..number.Index] + Numbers[random.Next(Numbers.Length)] + header[(number.Index + number.Length)..];
    }

    /// <summary>
    /// A value of the configuration, or what makes lists of names and tokens longer, shorter or others.
    /// </summary>
    private static string ConfigurationChanged(string header, Random random)
    {
        var all = JsonNode.Parse(header)!.AsObject();
        var metadata = all["__metadata__"]!.AsObject();
        string[] keys = [.. metadata.Select(entry => entry.Key)];
        var key = keys[random.Next(keys.Length)];
        if (random.Next(10) == 0)
        {
            metadata.Remove(key);
            return all.ToJsonString();
        }
        switch (Parsed((string)metadata[key]!))
        {
            case JsonObject values when values.Count > 0:
                var name = values.ElementAt(random.Next(values.Count)).Key;
                values[name] = Parsed(Numbers[random.Next(Numbers.Length)]);
                metadata[key] = values.ToJsonString();
                break;
            case JsonArray { Count: > 0 } values:
                var at = random.Next(values.Count);
                if (random.Next(2) == 0)
                    values.RemoveAt(at);
                else
                    values.Insert(
                        at, (string)values[random.Next(values.Count)]! + (random.Next(2) == 0 ? "" : "\u001b[2J"));
                metadata[key] = values.ToJsonString();
                break;
            default:
                metadata[key] = Numbers[random.Next(Numbers.Length)];
                break;
        }
        return all.ToJsonString();
    }

    /// <summary>
    /// Gives a tensor another shape, and all those after it their new places: what the header says is right, and the
    /// data are as long.
    /// </summary>
    private static (string Header, long Hole) ShapeChanged(string header, long data, Random random)
    {
        var all = JsonNode.Parse(header)!.AsObject();
        string[] names = [.. all.Select(entry => entry.Key).Where(name => name != "__metadata__")];
        var changed = names[random.Next(names.Length)];
        long at = 0;
        foreach (var name in names)
        {
            var shape = all[name]!["shape"]!.AsArray();
            if (name == changed && random.Next(3) == 0)
                shape.Add(Sizes[random.Next(Sizes.Length)]);
            else if (name == changed && shape.Count > 0)
                shape[random.Next(shape.Count)] = Sizes[random.Next(Sizes.Length)];
            var count = shape.Aggregate((Int128)4, (product, size) => product * (long)size!);
            var end = at + (long)Int128.Min(count, 1_000_000_000_000);
            all[name]!["data_offsets"] = new JsonArray(at, end);
            at = end;
        }
        return (all.ToJsonString(), at - data);
    }

    private static void FillTensor(string header, byte[] data, Random random)
    {
        var tensors = JsonNode.Parse(header)!.AsObject().Where(entry => entry.Key != "__metadata__").ToArray();
        var offsets = tensors[random.Next(tensors.Length)].Value!["data_offsets"]!.AsArray();
        var (start, end, value) = ((int)offsets[0]!, (int)offsets[1]!, Values[random.Next(Values.Length)]);
        var one = random.Next(2) == 0;
        for (var at = start; at < end; at += 4)
        {
            if (one || random.Next(2) == 0)
                BinaryPrimitives.WriteSingleLittleEndian(data.AsSpan(at), random.Next(2) == 0 ? value : -value);
        }
    }

    private static JsonNode? Parsed(string json)
    {
        try
        {
            return JsonNode.Parse(json.ToString(CultureInfo.InvariantCulture));
        }
        catch (System.Text.Json.JsonException)
        {
            return json;
        }
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
