using Unroll.SampleGenerator.Languages;

namespace Unroll.SampleGenerator.Sentences;

/// <summary>Sentences of one part: of values that belong to it, and no text in two parts.</summary>
internal static class SentenceCorpus
{
    private static readonly Chinese Chinese = new();
    private static readonly ISentenceLanguage[] Languages = [new German(), new English(), new Spanish(), new French(),
        Chinese];

    /// <summary>As many sentences of every language, as it is written.</summary>
    public static List<MarkedText> OfAllLanguages(Part part, SplitMix64 random)
    {
        var sentences = new List<MarkedText>();
        foreach (var language in Languages)
        {
            var drawn = Draw(language, part, SizeOf(part) / Languages.Length, random);
            sentences.AddRange(language == Chinese ? drawn.Select(sentence => sentence.WithoutSpaces()) : drawn);
        }

        random.Shuffle(sentences);
        return sentences;
    }

    /// <summary>Chinese sentences with spaces between their words.</summary>
    public static List<MarkedText> OfChinese(Part part, SplitMix64 random) => Draw(Chinese, part, SizeOf(part), random);

    private static int SizeOf(Part part) => part switch
    {
        Part.Train => 1500,
        Part.Dev => 150,
        _ => 300,
    };

    private static List<MarkedText> Draw(ISentenceLanguage language, Part part, int size, SplitMix64 random)
    {
        var templates = language.Sentences.Select(sentence => new Template(sentence)).ToList();
        var values = new PartValues(part, random);
        var sentences = new List<MarkedText>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var attempt = 0; sentences.Count < size; attempt++)
        {
            if (attempt > 1000 * size)
                throw new InvalidOperationException($"Too few sentences of {language.GetType().Name} for {part}.");

            // The text itself, too, decides its part: some texts have no value to do so.
            var sentence = templates[random.Below(templates.Count)].Fill(language, values, random);
            if (Partition.Of(sentence.Text) == part && taken.Add(sentence.Text))
                sentences.Add(sentence);
        }

        return sentences;
    }
}
