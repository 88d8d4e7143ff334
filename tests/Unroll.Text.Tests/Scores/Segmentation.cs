namespace Unroll.Text.Tests;

/// <summary>Characters with tags, from words as the SIGHAN bakeoffs give them: with spaces between.</summary>
internal static class Segmentation
{
    public static TaggedSentence Of(string line)
    {
        var words = line.Split(' ');
        var tags = words.SelectMany(
            word => word.Length == 1 ? ["S"] : Enumerable.Range(0, word.Length)
            .Select(at => at == 0 ? "B" : at == word.Length - 1 ? "E" : "M"));
        return new([.. words.SelectMany(word => word).Select(character => $"{character}")], [.. tags]);
    }
}
