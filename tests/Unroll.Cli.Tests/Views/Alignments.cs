using Unroll.Text;

namespace Unroll.Cli.Tests;

/// <summary>Alignments to be drawn.</summary>
internal static class Alignments
{
    public static Alignment Small { get; } = new(["▁half", "▁past", "▁five", "</s>"], ["05", ":", "30", "</s>"],
    [
        [0.01f, 0.02f, 0.95f, 0.02f],
        [0.20f, 0.55f, 0.20f, 0.05f],
        [0.70f, 0.26f, 0.04f, 0.00f],
        [0.00f, 0.00f, 0.00f, 1.00f],
    ]);

    public static Alignment Chinese { get; } = new(["五", "点", "半", "</s>"], ["05", "時", "▁half"],
    [
        [0.97f, 0.01f, 0.01f, 0.01f],
        [0.20f, 0.50f, 0.20f, 0.10f],
        [0.00f, 0.25f, 0.75f, 0.00f],
    ]);

    /// <summary>Every target token looks at one source token only, at the same place from the beginning.</summary>
    public static Alignment Diagonal(IReadOnlyList<string> source, IReadOnlyList<string> target) => new(
        source,
        target,
        [.. Enumerable.Range(0, target.Count).Select(t => (float[])[.. Enumerable.Range(0, source.Count)
            .Select(s => s == Math.Min(t, source.Count - 1) ? 1f : 0f)])]);
}
