using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Unroll;

/// <summary>
/// Reads and writes .safetensors files (github.com/huggingface/safetensors), which Python reads too: eight bytes with the length of a
/// JSON header, the header, the data. Nothing in such a file can be executed.
/// </summary>
public static class SafeTensors
{
    /// <summary>Writes tensors as float32, in their order. The same tensors and metadata give the same bytes.</summary>
    /// <remarks>A file of that name is replaced only when the new one is wholly on disk; a failure leaves it as it was.</remarks>
    /// <param name="path">The file.</param>
    /// <param name="tensors">The tensors, each with a name of its own.</param>
    /// <param name="metadata">Strings to be kept beside them.</param>
    /// <exception cref="ArgumentException">A name comes twice or is the format's own, or names and metadata are longer than the format allows.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(string path, IEnumerable<(string Name, Tensor Tensor)> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        (string Name, Tensor Tensor)[] all = [.. Given.EachPair(tensors)];
        var names = new HashSet<string>();
        var entries = new List<SafeTensorsHeader.Entry>();
        long at = 0;
        foreach (var (name, tensor) in all)
        {
            if (!names.Add(name))
                throw new ArgumentException($"the name \"{name}\" comes twice, but each tensor needs its own", nameof(tensors));
            var end = at + (long)tensor.Count * sizeof(float);
            entries.Add(new(name, tensor.Shape, at, end));
            at = end;
        }
        var header = SafeTensorsHeader.Write(entries, metadata ?? new Dictionary<string, string>());
        if (header.Length > SafeTensorsHeader.MaximumLength)
            throw new ArgumentException($"names and metadata take {header.Length} bytes, but the format allows {SafeTensorsHeader.MaximumLength}; keep less in the metadata", nameof(metadata));
        var full = Path.GetFullPath(path);
        var temporary = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                Span<byte> length = stackalloc byte[8];
                BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
                stream.Write(length);
                stream.Write(header);
                foreach (var (_, tensor) in all)
                    stream.Write(LittleEndian(tensor.Data));
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception failure)
        {
            if (File.Exists(temporary)) // its name may be what was wrong
                File.Delete(temporary);
            if (failure is IOException or UnauthorizedAccessException)
                throw WriteFailure.Of(failure, path, temporary);
            throw;
        }
    }

    /// <summary>Reads all tensors and the metadata of a file, in their order.</summary>
    /// <exception cref="InvalidDataException">The file is no .safetensors file, is broken, or holds other types than F32; the message names the file and the fault.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static (IReadOnlyDictionary<string, Tensor> Tensors, IReadOnlyDictionary<string, string> Metadata) Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return Load(stream, path);
    }

    internal static (IReadOnlyDictionary<string, Tensor> Tensors, IReadOnlyDictionary<string, string> Metadata) Load(Stream stream, string path)
    {
        if (!stream.CanSeek)
            throw new InvalidDataException($"{Quoted.Path(path)} cannot be read as safetensors: "
                + "it is a pipe or a device, but a file was expected; write it to a file first");
        try
        {
            return Read(stream);
        }
        catch (InvalidDataException failure)
        {
            throw new InvalidDataException($"{Quoted.Path(path)} cannot be read as safetensors: "
                + $"{failure.Message}", failure);
        }
        catch (EndOfStreamException failure)
        {
            throw new InvalidDataException($"{Quoted.Path(path)} cannot be read as safetensors: "
                + "it became shorter while it was read", failure);
        }
    }

    private static (IReadOnlyDictionary<string, Tensor> Tensors, IReadOnlyDictionary<string, string> Metadata) Read(Stream stream)
    {
        if (stream.Length < 8)
            throw new InvalidDataException($"it has {stream.Length} bytes, but 8 come before the header");
        Span<byte> first = stackalloc byte[8];
        stream.ReadExactly(first);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(first);
        var rest = stream.Length - 8;
        if (length > SafeTensorsHeader.MaximumLength || (long)length > rest)
            throw new InvalidDataException($"its header would have {length} bytes, but {rest} follow, and {SafeTensorsHeader.MaximumLength} are allowed");
        var json = new byte[length];
        stream.ReadExactly(json);
        var header = SafeTensorsHeader.Parse(json, rest - (long)length);
        var tensors = new OrderedDictionary<string, Tensor>(header.Entries.Count);
        foreach (var entry in header.Entries)
        {
            var tensor = Tensor.Unwritten(entry.Shape);
            stream.Position = 8 + (long)length + entry.Start;
            stream.ReadExactly(MemoryMarshal.AsBytes(tensor.Data.AsSpan()));
            if (!BitConverter.IsLittleEndian)
                LittleEndian(tensor.Data).CopyTo(MemoryMarshal.AsBytes(tensor.Data.AsSpan()));
            tensors.Add(entry.Name, tensor);
        }
        return (tensors, header.Metadata);
    }

    /// <summary>The values as the file has them, or the file's as values are: on nearly every machine the memory itself.</summary>
    private static ReadOnlySpan<byte> LittleEndian(float[] values)
    {
        if (BitConverter.IsLittleEndian)
            return MemoryMarshal.AsBytes(values.AsSpan());
        var turned = new int[values.Length];
        BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<float, int>(values), turned);
        return MemoryMarshal.AsBytes(turned.AsSpan());
    }
}
