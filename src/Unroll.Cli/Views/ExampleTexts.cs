namespace Unroll.Cli.Views;

/// <summary>A few of many texts, each on a line that a terminal has room for.</summary>
internal static class ExampleTexts
{
    private const int Shown = 70;

    /// <summary>So many of them, spread over all, which may be sorted.</summary>
    public static T[] Spread<T>(IReadOnlyList<T> all, int count) =>
        [.. Enumerable.Range(0, Math.Min(count, all.Count))
            .Select(i => all[(int)((2L * i + 1) * all.Count / (2 * Math.Min(count, all.Count)))])];

    /// <param name="text">The text.</param>
    /// <param name="room">Its characters that are shown.</param>
    public static string Shortened(string text, int room = Shown) => Quoted.Cut(text.ReplaceLineEndings(" "), room);
}
