using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Unroll;

/// <summary>
/// A .safetensors file that is open: its header is read and checked, and tensors are read when they are asked for, so
/// that whoever expects certain ones can look at all names and shapes before anything is read.
/// </summary>
internal sealed class SafeTensorsFile : IDisposable
{
    /// <summary>Bytes that say how long the header is.</summary>
    private const int Before = 8;

    private readonly Stream _stream;
    private readonly long _data;

    /// <summary>Reads the header.</summary>
    /// <param name="stream">The file, which is disposed of with this, or when this fails.</param>
    /// <param name="path">What messages call it.</param>
    /// <exception cref="InvalidDataException">
    /// It is no such file, or broken; the message names the file and the fault.
    /// </exception>
    public SafeTensorsFile(Stream stream, string path)
    {
        _stream = stream;
        try
        {
            if (!stream.CanSeek)
                throw new InvalidDataException(
                    "it is a pipe or a device, but a file was expected; write it to a file first");
            (Header, _data) = ReadHeader(stream);
        }
        catch (InvalidDataException failure)
        {
            stream.Dispose();
            throw new InvalidDataException(
                $"{Quoted.Path(path)} cannot be read as safetensors: {failure.Message}", failure);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>What the file says of its tensors.</summary>
    public SafeTensorsHeader Header { get; }

    /// <inheritdoc cref="SafeTensorsFile(Stream, string)"/>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SafeTensorsFile Open(string path) =>
        new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read), path);

    /// <summary>Reads one tensor.</summary>
    /// <exception cref="InvalidDataException">The file has become shorter.</exception>
    public Tensor Read(SafeTensorsHeader.Entry entry)
    {
        var tensor = Tensor.Unwritten(entry.Shape);
        _stream.Position = _data + entry.Start;
        ReadWholly(_stream, MemoryMarshal.AsBytes(tensor.Data.AsSpan()));
        if (!BitConverter.IsLittleEndian)
        {
            var bits = MemoryMarshal.Cast<float, int>(tensor.Data.AsSpan());
            BinaryPrimitives.ReverseEndianness(bits, bits);
        }
        return tensor;
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private static (SafeTensorsHeader Header, long Data) ReadHeader(Stream stream)
    {
        if (stream.Length < Before)
            throw new InvalidDataException($"it has {stream.Length} bytes, but {Before} come before the header");
        Span<byte> first = stackalloc byte[Before];
        ReadWholly(stream, first);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(first);
        var rest = stream.Length - Before;
        if (length > SafeTensorsHeader.MaximumLength || (long)length > rest)
            throw new InvalidDataException(
                $"its header would have {length} bytes, but {rest} follow, and {SafeTensorsHeader.MaximumLength} "
                + "are allowed");
        // A file of zeros is not read in the hope of a header.
        if (length > 0 && stream.ReadByte() is var start and not '{')
            throw new InvalidDataException(
                $"its header should have an object at its start, but begins with the byte {start}");
        stream.Position = Before;
        var json = new byte[length];
        ReadWholly(stream, json);
        return (SafeTensorsHeader.Parse(json, rest - (long)length), Before + (long)length);
    }

    private static void ReadWholly(Stream stream, Span<byte> bytes)
    {
        try
        {
            stream.ReadExactly(bytes);
        }
        catch (EndOfStreamException failure)
        {
            throw new InvalidDataException("it became shorter while it was read", failure);
        }
    }
}
