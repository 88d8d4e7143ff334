namespace Unroll.Text.Tests;

/// <summary>A stream that gives a few bytes at a time.</summary>
internal sealed class Trickle(byte[] bytes, int size) : MemoryStream(bytes)
{
    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, size));
}
