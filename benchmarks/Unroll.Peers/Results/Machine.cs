using System.Runtime.InteropServices;

namespace Unroll.Peers;

/// <summary>What the figures were measured on.</summary>
/// <param name="Processor">The processor's name.</param>
/// <param name="Cores">How many of its cores this process sees.</param>
/// <param name="System">The operating system.</param>
/// <param name="DotNet">The .NET runtime.</param>
/// <param name="Malloc">Whose malloc native code allocates with: libtorch's speed depends on it.</param>
internal sealed record Machine(string Processor, int Cores, string System, string DotNet, string Malloc)
{
    public const string SystemMalloc = "the system's";

    public static Machine Here() => new(
        ProcessorName(), Environment.ProcessorCount, RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription,
        LoadedMalloc() ?? SystemMalloc);

    private static string ProcessorName()
    {
        const string file = "/proc/cpuinfo";
        var line = File.Exists(file) ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }

    /// <summary>The file name of an allocator such as tcmalloc or jemalloc, if one was preloaded.</summary>
    private static string? LoadedMalloc()
    {
        const string file = "/proc/self/maps";
        return File.Exists(file)
            ? File.ReadLines(file).Select(line => Path.GetFileName(line.Split(' ')[^1]))
                .FirstOrDefault(name => name.StartsWith("lib", StringComparison.Ordinal) && name.Contains("malloc", StringComparison.Ordinal))
            : null;
    }
}
