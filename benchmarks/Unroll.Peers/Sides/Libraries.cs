using System.Reflection;
using Microsoft.ML.OnnxRuntime;

namespace Unroll.Peers;

/// <summary>What is asked of each library as a whole. Only the one that is asked gets loaded.</summary>
internal static class Libraries
{
    public static string Name(this Library library) => library switch
    {
        Library.LibTorch => "libtorch",
        Library.OnnxRuntime => "ONNX Runtime",
        _ => "Unroll",
    };

    /// <summary>Its versions, as a results page states them.</summary>
    /// <exception cref="NotSupportedException">The library cannot be loaded here; the message says why.</exception>
    public static string Version(Library library)
    {
        switch (library)
        {
            case Library.LibTorch:
                LibTorch.ThrowIfNotLoadable();
                return LibTorch.Version;
            case Library.OnnxRuntime:
                return OrtEnv.Instance().GetVersionString();
            default:
                var version = typeof(Tensor).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>();
                return version?.InformationalVersion.Split('+')[0] ?? "";
        }
    }

    /// <summary>Sets the threads of a library that has one number of them for the whole process.</summary>
    public static void UseThreads(Library library, int count)
    {
        if (library == Library.LibTorch)
            LibTorch.UseThreads(count);
        else if (library == Library.Unroll)
            Threads.Count = count;
    }
}
