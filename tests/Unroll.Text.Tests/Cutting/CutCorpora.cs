namespace Unroll.Text.Tests;

/// <summary>Small corpora whose cut is learned in a moment.</summary>
internal static class CutCorpora
{
    /// <summary>
    /// Paragraphs of three sentences: a dot ends a sentence, but not after "x"; "del" and "dallo" are multiword tokens,
    /// "10 000" has a blank inside.
    /// </summary>
    public static TaggedSentence[] Italian(int paragraphs = 25)
    {
        string[] sentences =
        [
            "Vedo/V il/D mare/N_./P", "Parlo/V del=di/A+il/D mare/N_./P", "Ecco/I x./N 10~000/M mari/N_!/P",
            "Torno/V dal=da/A+il/D mare/N_,/P vedo/V il/D x./N mare/N_./P", "Il/D mare/N", "Farlo/V_,/P dico/V_./P",
        ];
        return [.. Enumerable.Range(0, 3 * paragraphs).Select(
            i => Sentence(sentences[(i * 7 + i / 3) % sentences.Length], startsParagraph: i % 3 == 0))];
    }

    /// <summary>
    /// Tokens between blanks, or underscores where no blank is written; ~ is a blank within one, and = its words.
    /// </summary>
    public static TaggedSentence Sentence(string text, bool startsParagraph = false)
    {
        var (written, tokens, words) = ("", new List<WrittenToken>(), new List<string[]>());
        foreach (var group in text.Split(' '))
        {
            written += written.Length > 0 ? " " : "";
            foreach (var token in group.Replace('~', ' ').Split('_'))
            {
                string[][] become = [.. token.Split('=')[^1].Split('+').Select(word => word.Split('/'))];
                var form = token.Contains('=', StringComparison.Ordinal) ? token.Split('=')[0] : become[0][0];
                tokens.Add(new(new(written.Length, form.Length), become.Length));
                written += form;
                words.AddRange(become);
            }
        }
        return new([.. words.Select(word => word[0])], [.. words.Select(word => word[1])])
        {
            Written = new(written, tokens) { StartsParagraph = startsParagraph },
        };
    }

    public static LearnedCut Learned(IReadOnlyList<TaggedSentence> sentences)
    {
        var training = new CutTraining(sentences, seed: 1);
        training.Run(progress: null, CancellationToken.None);
        Assert.True(training.IsComplete);
        return training.Cut;
    }

    /// <summary>Sentences of a text, words between blanks, tokens of several words in brackets.</summary>
    public static string[] Shown(this LearnedCut cut, string text) =>
        [.. cut.Cut([text], CancellationToken.None)[0].Select(sentence => string.Join(' ', sentence.Words))];
}
