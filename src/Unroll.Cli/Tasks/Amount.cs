namespace Unroll.Cli.Tasks;

/// <summary>A number of things in words: 1 epoch, 2 epochs.</summary>
internal static class Amount
{
    /// <param name="one">The singular; the plural adds an s.</param>
    public static string Of(long count, string one) => $"{count:N0} {one}{(count == 1 ? "" : "s")}";

    /// <summary>Word vectors in words.</summary>
    /// <param name="words">How many words have one.</param>
    /// <param name="what">What the words come from: texts, sentences.</param>
    public static string OfVectors(int words, string what) =>
        $"{Of(words, "word")} of the training {what} {(words == 1 ? "has" : "have")} one";
}
