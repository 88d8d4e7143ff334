using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Unroll;

/// <summary>
/// An open .safetensors file: its header is read and checked, and tensors are read on demand, so that a caller can
/// check the name and shape of each before it is read.
/// </summary>
internal sealed class SafeTensorsFile : IDisposable
{
    /// <summary>Bytes that say how long the header is.</summary>
    private const int Before = 8;

    /// <summary>How much is read at first from a stream of unknown length.</summary>
    private const int FirstValues = 1 << 16;

    private const int PieceLength = 1 << 20;

    private readonly Stream _stream;
    private readonly string? _path;

    /// <summary>Where the data begin in a file.</summary>
    private readonly long _data;

    /// <summary>The length in bytes; null if the stream does not know it.</summary>
    private readonly long? _length;

    private readonly Queue<SafeTensorsHeader.Entry> _unread;
    private readonly Dictionary<string, Tensor> _read = [];

    /// <summary>Reads the header.</summary>
    /// <param name="stream">The file, which is disposed with this, or if this fails.</param>
    /// <param name="path">
    /// The name in messages; null for a stream that is read from its position to the last tensor in order, so that it
    /// need not seek and may continue, and is not disposed.
    /// </param>
    /// <exception cref="InvalidDataException">
    /// It is not such a file, or broken; the message names the file and the fault.
    /// </exception>
    public SafeTensorsFile(Stream stream, string? path)
    {
        (_stream, _path) = (stream, path);
        try
        {
            if (path is not null && !stream.CanSeek)
                throw new InvalidDataException(
                    "it is a pipe or a device, but a file was expected; write it to a file first");
            _length = stream.CanSeek ? Math.Max(0, stream.Length - stream.Position) : null;
            Header = ReadHeader();
            _data = path is null ? 0 : stream.Position;
            _unread = new(Header.InOrder);
        }
        catch (InvalidDataException failure)
        {
            Dispose();
            throw Error(failure);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The description of the tensors.</summary>
    public SafeTensorsHeader Header { get; }

    /// <inheritdoc cref="SafeTensorsFile(Stream, string)"/>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SafeTensorsFile Open(string path) =>
        new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read), path);

    /// <summary>Reads one tensor.</summary>
    /// <remarks>
    /// From a stream without a path each can be read once, and tensors before it are read too and kept until then.
    /// </remarks>
    /// <exception cref="InvalidDataException">The file has become shorter, or the stream has ended.</exception>
    public Tensor Read(SafeTensorsHeader.Entry entry)
    {
        if (_path is not null)
        {
            _stream.Position = _data + entry.Start;
            return ReadTensor(entry.Shape);
        }
        Tensor? tensor;
        while (!_read.Remove(entry.Name, out tensor))
        {
            var next = _unread.Dequeue();
            _read.Add(next.Name, ReadTensor(next.Shape));
        }
        return tensor;
    }

    /// <summary>Cuts so many values into pieces, as a span of bytes can have at most 2 GB.</summary>
    public static IEnumerable<(int Start, int Length)> Pieces(int count)
    {
        for (int start = 0, length; start < count; start += length)
        {
            length = Math.Min(PieceLength, count - start);
            yield return (start, length);
        }
    }

    /// <summary>The error with the file's name.</summary>
    public InvalidDataException Error(InvalidDataException failure) => new(
        $"{(_path is null ? "the stream" : Quoted.Path(_path))} cannot be read as safetensors: {failure.Message}",
        failure);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_path is not null)
            _stream.Dispose();
    }

    private SafeTensorsHeader ReadHeader()
    {
        if (_length < Before)
            throw new InvalidDataException($"it has {_length} bytes, but {Before} come before the header");
        Span<byte> first = stackalloc byte[Before];
        ReadWholly(first);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(first);
        var rest = _length - Before;
        if (length > SafeTensorsHeader.MaximumLength || (long)length > rest)
            throw new InvalidDataException(
                $"its header would have {length} bytes, but {(rest is null ? "" : $"{rest} follow, and ")}"
                + $"{SafeTensorsHeader.MaximumLength} are allowed");
        // A file of zeros is not searched for a header.
        var start = length == 0 ? ReadOnlySpan<byte>.Empty : ReadValues<byte>(1);
        if (start is [not (byte)'{'])
            throw new InvalidDataException(
                $"its header should have an object at its start, but begins with the byte {start[0]}");
        var header = SafeTensorsHeader.Parse([.. start, .. ReadValues<byte>((int)length - start.Length)]);
        var data = rest - (long)length;
        if (_path is null ? header.DataLength > data : header.DataLength != data)
            throw new InvalidDataException(
                $"the tensors of its header take {header.DataLength} bytes, but {data} bytes of data follow");
        return header;
    }

    private Tensor ReadTensor(Shape shape)
    {
        var values = ReadValues<float>(shape.Count);
        if (!BitConverter.IsLittleEndian)
        {
            var bits = MemoryMarshal.Cast<float, int>(values.AsSpan());
            BinaryPrimitives.ReverseEndianness(bits, bits);
        }
        return new(shape, values);
    }

    /// <summary>Reads so many values. If the stream's length is unknown, memory grows as they arrive.</summary>
    private T[] ReadValues<T>(int count)
        where T : unmanaged
    {
        var values = GC.AllocateUninitializedArray<T>(_length is null ? Math.Min(count, FirstValues) : count);
        for (var filled = 0; ; Array.Resize(ref values, (int)Math.Min(count, 2L * filled)))
        {
            ReadWholly(values.AsSpan(filled));
            filled = values.Length;
            if (filled == count)
                return values;
        }
    }

    private void ReadWholly<T>(Span<T> values)
        where T : unmanaged
    {
        try
        {
            foreach (var (start, length) in Pieces(values.Length))
                _stream.ReadExactly(MemoryMarshal.AsBytes(values.Slice(start, length)));
        }
        catch (EndOfStreamException failure)
        {
            throw new InvalidDataException(
                _length is not null ? "it became shorter while it was read"
                    : $"it ends before its {(Header is null ? "header" : "last tensor")} does; it was cut short",
                failure);
        }
    }
}
