using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unroll;

/// <summary>
/// Reads and writes .safetensors files (github.com/huggingface/safetensors), which Python reads too: eight bytes with
/// the length of a JSON header, the header, the data. Nothing in such a file can be executed.
/// </summary>
public static class SafeTensors
{
    /// <summary>Writes tensors as float32, in their order. The same tensors and metadata give the same bytes.</summary>
    /// <remarks>
    /// An existing file is replaced only when the new one is completely on disk; a failure leaves it as it was. The new
    /// file keeps its mode, and a symbolic link points to the new file. What <see cref="Load(string)"/> would refuse is
    /// not written.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <param name="tensors">
    /// The tensors, each with a different name: 100,000 at most, of 32 dimensions at most.
    /// </param>
    /// <param name="metadata">Strings to store with them.</param>
    /// <exception cref="ArgumentException">
    /// A name occurs twice or is reserved by the format, a name or string holds half of a surrogate pair, or there are
    /// more tensors, dimensions, names or metadata than the format allows.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    [OverloadResolutionPriority(1)] // so that null is a path, and refused
    public static void Save(
        string path, IEnumerable<(string Name, Tensor Tensor)> tensors,
        IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var (header, all) = Checked(tensors, metadata);
        AtomicFile.Write(path, stream => Write(stream, header, all));
    }

    /// <summary>
    /// Writes the bytes that a file would have to a stream, from its position. The stream is left open after them,
    /// so that more can follow; it need not seek.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="tensors">
    /// The tensors, each with a different name: 100,000 at most, of 32 dimensions at most.
    /// </param>
    /// <param name="metadata">Strings to store with them.</param>
    /// <exception cref="ArgumentException">
    /// The stream cannot be written, or no file could hold the tensors and metadata; nothing is written.
    /// </exception>
    /// <exception cref="IOException">Writing failed; a part may have been written.</exception>
    public static void Save(
        Stream stream, IEnumerable<(string Name, Tensor Tensor)> tensors,
        IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanWrite)
            throw new ArgumentException("the stream cannot be written; give one that can", nameof(stream));
        var (header, all) = Checked(tensors, metadata);
        Write(stream, header, all);
    }

    /// <summary>Reads all tensors and the metadata of a file, in their order.</summary>
    /// <exception cref="InvalidDataException">
    /// The file is not a .safetensors file, is broken, or holds other types than F32; the message names the file and
    /// the fault.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    [OverloadResolutionPriority(1)] // so that null is a path, and refused
    public static (IReadOnlyDictionary<string, Tensor> Tensors, IReadOnlyDictionary<string, string> Metadata) Load(
        string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Load(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read), path);
    }

    /// <summary>
    /// Reads all tensors and the metadata from a stream, from its position. The stream is left open after the last
    /// tensor, and what follows is not read; it need not seek.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <exception cref="ArgumentException">The stream cannot be read.</exception>
    /// <exception cref="InvalidDataException">
    /// What the stream holds is not a .safetensors file, is broken or truncated, or holds other types than F32. How
    /// much was read by then is unspecified.
    /// </exception>
    /// <exception cref="IOException">Reading failed.</exception>
    public static (IReadOnlyDictionary<string, Tensor> Tensors, IReadOnlyDictionary<string, string> Metadata) Load(
        Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return stream.CanRead
            ? Load(stream, path: null)
            : throw new ArgumentException("the stream cannot be read; give one that can", nameof(stream));
    }

    /// <summary>Loads from an open file, and disposes of it, or from a stream without a path.</summary>
    internal static (IReadOnlyDictionary<string, Tensor> Tensors, IReadOnlyDictionary<string, string> Metadata) Load(
        Stream stream, string? path)
    {
        using var file = new SafeTensorsFile(stream, path);
        var tensors = new OrderedDictionary<string, Tensor>(file.Header.Entries.Count);
        try
        {
            foreach (var entry in file.Header.Entries)
                tensors.Add(entry.Name, file.Read(entry));
        }
        catch (InvalidDataException failure)
        {
            throw file.Error(failure);
        }
        return (tensors, file.Header.Metadata);
    }

    private static (byte[] Header, (string Name, Tensor Tensor)[] Tensors) Checked(
        IEnumerable<(string Name, Tensor Tensor)> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        (string Name, Tensor Tensor)[] all = [.. Given.EachPair(tensors)];
        return (SafeTensorsHeader.Create(all, metadata ?? new Dictionary<string, string>()).ToBytes(), all);
    }

    private static void Write(Stream stream, byte[] header, (string Name, Tensor Tensor)[] tensors)
    {
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var (_, tensor) in tensors)
        {
            foreach (var (start, count) in SafeTensorsFile.Pieces(tensor.Count))
                stream.Write(LittleEndian(tensor.Data.AsSpan(start, count)));
        }
    }

    /// <summary>The values in the byte order of the file: on nearly every machine the memory itself.</summary>
    private static ReadOnlySpan<byte> LittleEndian(ReadOnlySpan<float> values)
    {
        if (BitConverter.IsLittleEndian)
            return MemoryMarshal.AsBytes(values);
        var turned = new int[values.Length];
        BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<float, int>(values), turned);
        return MemoryMarshal.AsBytes(turned.AsSpan());
    }
}
