using System.Runtime.InteropServices;
using TorchSharp;

namespace Unroll.Peers;

/// <summary>Whether TorchSharp's native libraries can be loaded on this machine.</summary>
internal static class LibTorch
{
    /// <summary>Null where they can; otherwise one sentence that says why not.</summary>
    public static string? WhyNotLoadable()
    {
        try
        {
            // TorchSharp loads these two itself, but on failure copies 500 MB about and reports over pages.
            NativeLibrary.Load("torch_cpu", typeof(torch).Assembly, null);
            NativeLibrary.Load("LibTorchSharp", typeof(torch).Assembly, null);
            return null;
        }
        catch (DllNotFoundException e) when (e.Message.Contains("GLIBCXX_", StringComparison.Ordinal))
        {
            return "libtorch can't be loaded here: TorchSharp's native library needs libstdc++ of GCC 13 or newer, "
                + "and this machine's is older (what to do is in README.md).";
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            return $"libtorch can't be loaded here: {e.Message.Split('\n')[0].TrimEnd()}";
        }
    }
}
