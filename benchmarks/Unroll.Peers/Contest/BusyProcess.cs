using System.Diagnostics;

namespace Unroll.Peers;

/// <summary>Another process, that keeps one processor busy until it is let go.</summary>
internal sealed class BusyProcess : IDisposable
{
    private readonly Process _process = Process.Start("/bin/sh", ["-c", "while :; do :; done"]);

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
