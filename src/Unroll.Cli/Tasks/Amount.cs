namespace Unroll.Cli.Tasks;

/// <summary>A number of things, as it is said: 1 epoch, 2 epochs.</summary>
internal static class Amount
{
    /// <param name="one">What one of them is called; several have an s behind it.</param>
    public static string Of(long count, string one) => $"{count:N0} {one}{(count == 1 ? "" : "s")}";

    /// <summary>Word vectors in words.</summary>
    /// <param name="words">How many words have one.</param>
    /// <param name="what">Of what these are the words: texts, sentences.</param>
    public static string OfVectors(int words, string what) =>
        $"{Of(words, "word")} of the training {what} {(words == 1 ? "has" : "have")} one";
}
