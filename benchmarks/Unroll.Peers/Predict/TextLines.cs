using Unroll.Text;

namespace Unroll.Peers;

/// <summary>
/// Texts to learn from, and lines to predict: read from files, or generated with lengths and frequencies like theirs.
/// </summary>
internal sealed record TextLines(string Source, IReadOnlyList<Text.LabelledText> Train, IReadOnlyList<string> Texts)
{
    /// <summary>The polarity corpus where UNROLL_DATA has it; generated otherwise.</summary>
    public static TextLines Find()
    {
        var folder = Environment.GetEnvironmentVariable("UNROLL_DATA");
        return string.IsNullOrEmpty(folder) ? Generate() : Read(Path.Combine(folder, "polarity"));
    }

    /// <summary>
    /// Writes texts, each as often as it takes to come to so many lines, in a shuffled order that is always the same.
    /// </summary>
    public void Write(string path, int lines)
    {
        var drawn = Enumerable.Range(0, lines).Select(line => Texts[line % Texts.Count]).ToArray();
        new Draws(seed: 11).Shuffle(drawn);
        File.WriteAllLines(path, drawn);
    }

    private static TextLines Read(string folder)
    {
        Text.LabelledText[] train = [.. LabelledTextFile.Read(Path.Combine(folder, "train.tsv"))];
        return new TextLines(
            "polarity", train,
            [.. train.Concat(LabelledTextFile.Read(Path.Combine(folder, "test.tsv"))).Select(text => text.Text)]);
    }

    private static TextLines Generate()
    {
        var generated = LabelledText.Find();
        Text.LabelledText[] train = [.. generated.Sentences.Select(sentence => new Text.LabelledText(
            sentence.Label == 0 ? "neg" : "pos", string.Join(' ', sentence.Tokens.Select(token => $"w{token}"))))];
        return new TextLines(generated.Source, train, [.. train.Select(text => text.Text)]);
    }
}
