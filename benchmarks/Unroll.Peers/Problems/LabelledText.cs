namespace Unroll.Peers;

/// <summary>A corpus as token ids: read from a file, or generated with lengths and frequencies like it.</summary>
internal sealed record LabelledText(string Source, int VocabularySize, (int[] Tokens, int Label)[] Sentences)
{
    /// <summary>The polarity corpus where UNROLL_DATA has it; generated otherwise.</summary>
    public static LabelledText Find()
    {
        var folder = Environment.GetEnvironmentVariable("UNROLL_DATA");
        return string.IsNullOrEmpty(folder) ? Generate() : Read(Path.Combine(folder, "polarity", "train.tsv"));
    }

    /// <summary>One sentence a line: its label, a tab, and its tokens between blanks.</summary>
    private static LabelledText Read(string path)
    {
        if (!File.Exists(path))
            throw new InvalidDataException($"UNROLL_DATA is set, but {path} is not there");
        var vocabulary = new Vocabulary();
        var labels = new List<string>();
        var sentences = new List<(int[] Tokens, int Label)>();
        foreach (var line in File.ReadLines(path))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab < 0)
                throw new InvalidDataException($"{path}, line {sentences.Count + 1}: no tab after the label");
            var words = line[(tab + 1)..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (!labels.Contains(line[..tab]))
                labels.Add(line[..tab]);
            sentences.Add(([.. words.Select(vocabulary.Add)], labels.IndexOf(line[..tab])));
        }
        return new LabelledText("polarity", vocabulary.Size, [.. sentences]);
    }

    private static LabelledText Generate()
    {
        const int sentences = 8000;
        const int words = 18_000;
        var draws = new Draws(seed: 7);
        var generated = new (int[], int)[sentences];
        for (var i = 0; i < sentences; i++)
        {
            var tokens = new int[Math.Clamp((int)Math.Round(draws.Normal(22, 9)), 2, 59)];
            // Word of rank r as often as 1 / r.
            for (var t = 0; t < tokens.Length; t++)
                tokens[t] = Vocabulary.Reserved + (int)Math.Exp(draws.Next() * Math.Log(words)) - 1;
            generated[i] = (tokens, draws.Below(2));
        }
        return new LabelledText("generated text", words + Vocabulary.Reserved, generated);
    }
}
