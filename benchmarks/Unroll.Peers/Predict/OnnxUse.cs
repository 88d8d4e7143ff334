namespace Unroll.Peers;

/// <summary>A way of using ONNX Runtime.</summary>
/// <param name="Name">What the results call it.</param>
/// <param name="IntraOpThreads">Threads that share the work of one run.</param>
/// <param name="RunsAtATime">Runs that go on side by side.</param>
/// <param name="Window">Lines that are sorted by length before they are cut into batches; one batch's for the order of the file.</param>
internal sealed record OnnxUse(string Name, int IntraOpThreads, int RunsAtATime, int Window)
{
    public const int BatchSize = 32;

    /// <summary>
    /// The plain way, then faster ones: runs side by side, and texts sorted by length too. Another layout, larger batches, and
    /// running without its arena or memory patterns made it no faster.
    /// </summary>
    public static IReadOnlyList<OnnxUse> All(int threads)
    {
        var plain = new OnnxUse("ONNX Runtime", threads, RunsAtATime: 1, BatchSize);
        var sorted = plain with { Name = "ONNX Runtime, 512 lines sorted by length", Window = 512 };
        return threads == 1 ? [plain, sorted] : [plain, SideBySide(plain), SideBySide(sorted)];

        OnnxUse SideBySide(OnnxUse use) => use with { Name = $"{use.Name}, {threads} runs at a time", IntraOpThreads = 1, RunsAtATime = threads };
    }
}
