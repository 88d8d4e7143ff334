using System.Text;

namespace Unroll.Cli.Streams;

/// <summary>Lines that someone types, as bytes of UTF-8.</summary>
internal sealed class TypedLines(TextReader lines) : OneWayStream
{
    private ReadOnlyMemory<byte> _line;

    public override bool CanRead => true;

    public override bool CanWrite => false;

    public override int Read(Span<byte> buffer)
    {
        if (_line.IsEmpty && lines.ReadLine() is { } line)
            _line = Encoding.UTF8.GetBytes($"{line}\n");
        var count = Math.Min(buffer.Length, _line.Length);
        _line.Span[..count].CopyTo(buffer);
        _line = _line[count..];
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
