using System.Reflection;
using System.Runtime.InteropServices;
using TorchSharp;

namespace Unroll.Peers;

/// <summary>libtorch through TorchSharp, and whether its native libraries can be loaded on this machine.</summary>
internal static class LibTorch
{
    public static string Version => $"{torch.__version__} through TorchSharp "
        + typeof(torch).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;

    public static void UseThreads(int count) => torch.set_num_threads(count);

    /// <exception cref="NotSupportedException">They cannot; the message says why, in one sentence.</exception>
    public static void ThrowIfNotLoadable()
    {
        try
        {
            // TorchSharp loads these two itself, but on failure copies 500 MB about and reports over pages.
            NativeLibrary.Load("torch_cpu", typeof(torch).Assembly, null);
            NativeLibrary.Load("LibTorchSharp", typeof(torch).Assembly, null);
        }
        catch (DllNotFoundException e) when (e.Message.Contains("GLIBCXX_", StringComparison.Ordinal))
        {
            throw new NotSupportedException(
                "libtorch can't be loaded here: TorchSharp's native library needs libstdc++ of GCC 13 or newer, "
                + "and this machine's is older (what to do is in README.md)", e);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw new NotSupportedException($"libtorch can't be loaded here: {e.Message.Split('\n')[0].TrimEnd()}", e);
        }
    }
}
