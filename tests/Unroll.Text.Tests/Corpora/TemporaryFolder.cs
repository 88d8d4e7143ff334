using System.Text;

namespace Unroll.Text.Tests;

/// <summary>A folder that is gone after the test, with all in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder(params (string Name, string Content)[] files)
    {
        Directory.CreateDirectory(Path);
        foreach (var (name, content) in files)
            Add(name, Encoding.UTF8.GetBytes(content));
    }

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"unroll-{Guid.NewGuid():N}");

    public string Add(string name, byte[] content)
    {
        var path = System.IO.Path.Combine(Path, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
