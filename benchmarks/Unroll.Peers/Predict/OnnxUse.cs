namespace Unroll.Peers;

/// <summary>A way of using ONNX Runtime.</summary>
/// <param name="Name">Its short name.</param>
/// <param name="Title">What the results call it.</param>
/// <param name="RunsSideBySide">Whether each thread has a run of its own, instead of sharing the work of one.</param>
/// <param name="Window">
/// Lines that are sorted by length before they are cut into batches; one batch's for the file's order.
/// </param>
internal sealed record OnnxUse(string Name, string Title, bool RunsSideBySide, int Window)
{
    public const int BatchSize = 32;

    /// <summary>
    /// The plain way, and the fastest that we know. Another layout, larger batches, and running without its arena or
    /// memory patterns made it no faster.
    /// </summary>
    public static IReadOnlyList<OnnxUse> All { get; } =
    [
        new("plain", $"in batches of {BatchSize}", RunsSideBySide: false, BatchSize),
        new("sorted", $"sorted by length, in batches of {BatchSize}, a run on each thread", RunsSideBySide: true, 512),
    ];
}
