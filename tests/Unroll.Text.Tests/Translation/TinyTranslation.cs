namespace Unroll.Text.Tests;

/// <summary>Small corpora, one a few units learn, and translators of them that have learned nothing yet.</summary>
internal static class TinyTranslation
{
    public static TranslatorOptions Options { get; } =
        new() { Tokens = "characters", Cell = CellKind.Lstm, Embedding = 6, Hidden = 5, Dropout = 0 };

    public static TrainingOptions Training { get; } =
        new() { Epochs = 2, BatchSize = 4, LearningRate = 0.01f, Schedule = new ConstantSchedule() };

    /// <summary>Number words of English and German, one to five a text.</summary>
    public static SentencePair[] Numbers
    {
        get;
    } = [.. Enumerable.Range(0, 30)
        .Select(i => new SentencePair(
        Words(i, ["zero", "one", "two", "three", "four"]), Words(i, ["null", "eins", "zwei", "drei", "vier"])))];

    /// <summary>Different strings of letters, each with what is made of it.</summary>
    public static SentencePair[] Letters(int count, int longest, Func<string, string> target, string alphabet = "abcde")
    {
        var (random, texts) = (new Random(1), new HashSet<string>());
        while (texts.Count < count)
            texts.Add(string.Concat(
                Enumerable.Range(0, random.Next(1, longest + 1)).Select(_ => alphabet[random.Next(alphabet.Length)])));
        return [.. texts.Select(text => new SentencePair(text, target(text)))];
    }

    public static string Reversed(string text) => string.Concat(text.Reverse());

    /// <summary>A translator with initial weights.</summary>
    public static Translator Untrained(TranslatorOptions options, IReadOnlyList<SentencePair> pairs, ulong seed = 1)
    {
        var vocabularies = TranslatorVocabularies.Build(options, pairs);
        return new Translator(
            options, vocabularies, new TranslatorModel(
            options, vocabularies.Source.Vocabulary.Count, vocabularies.Target.Vocabulary.Count, seed));
    }

    public static TranslatorBatch Batch(Translator translator, params SentencePair[] pairs) =>
        TranslatorBatch.Pack(
            [.. pairs.Select(pair => Ids(translator.Vocabularies.Source, pair.Source))],
            [.. pairs.Select(pair => Ids(translator.Vocabularies.Target, pair.Target))]);

    /// <summary>The ids of a text's tokens, followed by EOS.</summary>
    public static int[] Ids(TranslationSide side, string text) => side.Encode(side.Cut(text));

    /// <summary>What the search finds before it is written.</summary>
    public static Hypothesis[][] Search(
        Translator translator, string[] texts, DecodingOptions options, int count = 1)
    {
        SourceText[] sources = [.. texts.Select(text => SourceText.Read(text, translator.Vocabularies.Source))];
        using var decoder = new TranslatorDecoder(translator.Model, sources, translator.LengthRatio);
        return BeamSearch.Run(
            decoder, sources.Length, options, count, Vocabulary.Begin,
            new(Vocabulary.End, [Vocabulary.Padding, Vocabulary.Begin]), CancellationToken.None);
    }

    public static byte[] Bytes(Translator translator)
    {
        using var file = new TemporaryFile("");
        translator.Save(file.Path);
        return File.ReadAllBytes(file.Path);
    }

    public static Translator Load(byte[] bytes, params CellKind[] cells)
    {
        using var file = new TemporaryFile(bytes);
        return Translator.Load(file.Path, cells);
    }

    private static string Words(int i, string[] words) =>
        string.Join(' ', Enumerable.Range(0, 1 + i % 5).Select(j => words[(i * 7 + j * j + i * j + i / 5) % 5]));
}
