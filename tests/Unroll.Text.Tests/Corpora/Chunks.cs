using System.Text;

namespace Unroll.Text.Tests;

/// <summary>
/// A pipe: each read gives what was written into it at once, and one that would have to wait is counted as a failure.
/// </summary>
internal sealed class Chunks(params byte[][] chunks) : MemoryStream
{
    private int _next;

    public Chunks(params string[] chunks)
        : this([.. chunks.Select(Encoding.UTF8.GetBytes)])
    {
    }

    /// <summary>How many chunks were read.</summary>
    public int Given => _next;

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_next == chunks.Length)
            throw new InvalidOperationException("the reader waits for what is not needed");
        chunks[_next].CopyTo(buffer, offset);
        return chunks[_next++].Length;
    }
}
