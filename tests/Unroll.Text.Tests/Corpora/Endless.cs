using System.Text;

namespace Unroll.Text.Tests;

/// <summary>A stream that begins somehow and then gives the same without end, and counts what it gave.</summary>
internal sealed class Endless(string start = "", string rest = "x") : MemoryStream
{
    private readonly byte[] _start = Encoding.UTF8.GetBytes(start);
    private readonly byte[] _rest = Encoding.UTF8.GetBytes(rest);

    public long Given { get; private set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        for (var i = 0; i < count; i++, Given++)
            buffer[offset + i] = Given < _start.Length ? _start[Given] : _rest[(Given - _start.Length) % _rest.Length];
        return count;
    }
}
