using System.Text;

namespace Unroll.Text.Tests;

/// <summary>A file that is gone after the test.</summary>
internal sealed class TemporaryFile : IDisposable
{
    public TemporaryFile(string content)
        : this(Encoding.UTF8.GetBytes(content))
    {
    }

    public TemporaryFile(params byte[] content) => File.WriteAllBytes(Path, content);

    public string Path { get; } = System.IO.Path.Combine(
        System.IO.Path.GetTempPath(), $"unroll-{Guid.NewGuid():N}.tsv");

    public void Dispose() => File.Delete(Path);
}
