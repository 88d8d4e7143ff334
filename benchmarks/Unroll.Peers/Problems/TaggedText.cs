using Unroll.Text;

namespace Unroll.Peers;

/// <summary>
/// A corpus of tagged sentences as ids: read from a file, or generated with lengths and frequencies like it.
/// </summary>
internal sealed record TaggedText(string Source, int VocabularySize, int Tags, (int[] Tokens, int[] Tags)[] Sentences)
{
    /// <summary>
    /// Universal Dependencies' English Web Treebank with its parts of speech where UNROLL_DATA has it; generated
    /// otherwise.
    /// </summary>
    public static TaggedText Find()
    {
        var folder = Environment.GetEnvironmentVariable("UNROLL_DATA");
        return string.IsNullOrEmpty(folder)
            ? Generate()
            : Read(Path.Combine(folder, "ud-english-ewt", "en_ewt-ud-train.conllu"));
    }

    private static TaggedText Read(string path)
    {
        if (!File.Exists(path))
            throw new InvalidDataException($"UNROLL_DATA is set, but {path} is not there");
        var (words, tags) = (new Vocabulary(), new Vocabulary());
        (int[], int[])[] sentences = [.. TaggedTextFile.Read(path).Select(sentence => (
            sentence.Tokens.Select(words.Add).ToArray(),
            sentence.Tags.Select(tag => tags.Add(tag) - Vocabulary.Reserved).ToArray()))];
        return new TaggedText("UD English-EWT", words.Size, tags.Size - Vocabulary.Reserved, sentences);
    }

    private static TaggedText Generate()
    {
        const int count = 12_000;
        const int words = 19_000;
        const int tags = 17;
        var draws = new Draws(seed: 9);
        var sentences = new (int[], int[])[count];
        for (var i = 0; i < count; i++)
        {
            var tokens = new int[Math.Clamp((int)Math.Round(draws.Normal(16, 11)), 1, 80)];
            // Word of rank r as often as 1 / r.
            for (var t = 0; t < tokens.Length; t++)
                tokens[t] = Vocabulary.Reserved + (int)Math.Exp(draws.Next() * Math.Log(words)) - 1;
            sentences[i] = (tokens, [.. tokens.Select(token => token % tags)]);
        }
        return new TaggedText("generated sentences", words + Vocabulary.Reserved, tags, sentences);
    }
}
