namespace Unroll.Peers;

/// <summary>Who does the work.</summary>
internal enum Library
{
    Unroll,
    LibTorch,
    OnnxRuntime,
}
