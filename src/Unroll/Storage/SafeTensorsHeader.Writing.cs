using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Unroll;

/// <content>Writing a header.</content>
internal sealed partial class SafeTensorsHeader
{
    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The header of tensors that follow each other in the given order.</summary>
    /// <exception cref="ArgumentException">A name occurs twice, or a string cannot be stored.</exception>
    public static SafeTensorsHeader Create(
        IEnumerable<(string Name, Tensor Tensor)> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var header = new SafeTensorsHeader();
        var names = new HashSet<string>();
        long at = 0;
        foreach (var (name, tensor) in tensors)
        {
            CheckWhole(name, "the name of a tensor", nameof(tensors));
            if (name == MetadataName)
                throw new ArgumentException(
                    $"a tensor is named {MetadataName}, which the format keeps for its metadata", nameof(tensors));
            if (!names.Add(name))
                throw new ArgumentException(
                    $"the name {Quoted.Tensor(name)} comes twice, but each tensor needs its own", nameof(tensors));
            var end = at + (long)tensor.Count * sizeof(float);
            header.Entries.Add(new(name, tensor.Shape, at, end));
            at = end;
        }
        foreach (var (key, value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            CheckWhole(key, "a key of the metadata", nameof(metadata));
            CheckWhole(value, $"{Quoted.Tensor(key)} of the metadata", nameof(metadata));
            header.Metadata.Add(key, value);
        }
        return header;
    }

    /// <summary>The header as bytes, padded with spaces to a multiple of 8.</summary>
    /// <exception cref="ArgumentException">
    /// It is longer than the format allows, or <see cref="Parse"/> would refuse it.
    /// </exception>
    public byte[] ToBytes()
    {
        var buffer = new ArrayBufferWriter<byte>();
        // The metadata hold vocabularies; escaping each Chinese character would double them.
        using (var writer = new Utf8JsonWriter(
            buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            WriteTo(writer);
        var padded = new byte[(buffer.WrittenCount + 7) / 8 * 8];
        padded.AsSpan().Fill((byte)' ');
        buffer.WrittenSpan.CopyTo(padded);
        if (padded.Length > MaximumLength)
            throw new ArgumentException(
                $"names and metadata take {padded.Length} bytes, but the format allows {MaximumLength}; keep less in "
                + "the metadata");
        try
        {
            Parse(padded);
        }
        catch (InvalidDataException failure)
        {
            throw new ArgumentException(
                $"the file could not be read again, as {failure.Message}; save fewer or smaller tensors", failure);
        }
        return padded;
    }

    private void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (Metadata.Count > 0)
        {
            writer.WriteStartObject(MetadataName);
            foreach (var (key, value) in Metadata)
                writer.WriteString(key, value);
            writer.WriteEndObject();
        }
        foreach (var entry in Entries)
        {
            writer.WriteStartObject(entry.Name);
            writer.WriteString("dtype"u8, "F32"u8);
            writer.WriteStartArray("shape"u8);
            foreach (var size in entry.Shape.Sizes)
                writer.WriteNumberValue(size);
            writer.WriteEndArray();
            writer.WriteStartArray("data_offsets"u8);
            writer.WriteNumberValue(entry.Start);
            writer.WriteNumberValue(entry.End);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    /// <summary>
    /// Half of a surrogate pair would become U+FFFD in the file, and names that differ only in it would become equal.
    /// </summary>
    private static void CheckWhole(string text, string what, string parameter)
    {
        try
        {
            Strict.GetByteCount(
                text ?? throw new ArgumentException($"{what} is null, but a string was expected", parameter));
        }
        catch (EncoderFallbackException failure)
        {
            throw new ArgumentException(
                $"{what} holds half of a surrogate pair at {failure.Index}, which no file could keep; leave it out",
                parameter, failure);
        }
    }
}
