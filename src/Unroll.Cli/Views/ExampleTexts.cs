namespace Unroll.Cli.Views;

/// <summary>A few of many texts, each on one line of a terminal.</summary>
internal static class ExampleTexts
{
    private const int Shown = 70;

    /// <summary>A number of them, spread over all, as they may be sorted.</summary>
    public static T[] Spread<T>(IReadOnlyList<T> all, int count) =>
        [.. Enumerable.Range(0, Math.Min(count, all.Count))
            .Select(i => all[(int)((2L * i + 1) * all.Count / (2 * Math.Min(count, all.Count)))])];

    /// <param name="text">The text.</param>
    /// <param name="room">How many characters are shown.</param>
    public static string Shortened(string text, int room = Shown) => Quoted.Cut(text.ReplaceLineEndings(" "), room);
}
