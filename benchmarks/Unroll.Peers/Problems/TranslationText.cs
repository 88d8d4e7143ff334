using Unroll.Text;

namespace Unroll.Peers;

/// <summary>
/// A parallel corpus as ids of one vocabulary of subwords, learned from both sides of the training part.
/// </summary>
/// <param name="Subwords">How sentences are cut.</param>
/// <param name="Vocabulary">The numbers of the tokens.</param>
/// <param name="Training">Pairs of sentences: the source with the sign of its end, the target without signs.</param>
/// <param name="Lines">The sources of the test part as texts.</param>
internal sealed record TranslationText(
    BytePairVocabulary Subwords, Vocabulary Vocabulary, (int[] Source, int[] Target)[] Training, string[] Lines)
{
    public const int Start = Peers.Vocabulary.Reserved;
    public const int End = Peers.Vocabulary.Reserved + 1;

    /// <summary>As many as give 8,000 ids: not every merge ends as a token of its own.</summary>
    private const int Merges = 8_240;

    /// <summary>Numbers of tokens and signs.</summary>
    public int VocabularySize => Vocabulary.Size;

    /// <summary>The sources of the test part, each with the sign of its end.</summary>
    public int[][] Test { get; } =
        [.. Lines.Select(line => (int[])[.. Subwords.Cut(line).Select(Vocabulary.Find), End])];

    /// <summary>Whether there is a folder to read it from.</summary>
    public static bool IsThere => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("UNROLL_DATA"));

    /// <summary>Multi30k, German to English, from UNROLL_DATA.</summary>
    public static TranslationText Read()
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("UNROLL_DATA")!, "multi30k");
        var (sources, targets, tests) = (Lines("train.de"), Lines("train.en"), Lines("test_2016_flickr.de"));
        if (sources.Length != targets.Length)
            throw new InvalidDataException(
                $"{folder}: {sources.Length} lines of train.de and {targets.Length} of train.en");
        var subwords = BytePairVocabulary.Learn(sources.Concat(targets), Merges);
        var vocabulary = new Vocabulary();
        vocabulary.Add("<s>");
        vocabulary.Add("</s>");
        (int[], int[])[] training = [.. sources.Zip(targets, (source, target) => (
            (int[])[.. subwords.Cut(source).Select(vocabulary.Add), End],
            subwords.Cut(target).Select(vocabulary.Add).ToArray()))];
        return new TranslationText(subwords, vocabulary, training, tests);

        string[] Lines(string name)
        {
            var path = Path.Combine(folder, name);
            return File.Exists(path)
                ? File.ReadAllLines(path)
                : throw new InvalidDataException($"UNROLL_DATA is set, but {path} is not there");
        }
    }
}
