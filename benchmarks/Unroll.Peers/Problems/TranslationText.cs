using Unroll.Text;

namespace Unroll.Peers;

/// <summary>A parallel corpus as ids of one vocabulary of subwords, learned from both sides of the training part.</summary>
/// <param name="Training">Pairs of sentences, without signs of their start or end.</param>
/// <param name="Test">The sources of the test part.</param>
internal sealed record TranslationText(int VocabularySize, (int[] Source, int[] Target)[] Training, int[][] Test)
{
    public const int Start = Vocabulary.Reserved;
    public const int End = Vocabulary.Reserved + 1;

    /// <summary>As many as give 8,000 ids: not every merge ends as a token of its own.</summary>
    private const int Merges = 8_240;

    /// <summary>Multi30k, German to English; null where UNROLL_DATA is not set.</summary>
    public static TranslationText? Find()
    {
        var folder = Environment.GetEnvironmentVariable("UNROLL_DATA");
        return string.IsNullOrEmpty(folder) ? null : Read(Path.Combine(folder, "multi30k"));
    }

    private static TranslationText Read(string folder)
    {
        var (sources, targets, tests) = (Lines("train.de"), Lines("train.en"), Lines("test_2016_flickr.de"));
        if (sources.Length != targets.Length)
            throw new InvalidDataException($"{folder}: {sources.Length} lines of train.de and {targets.Length} of train.en");
        var subwords = BytePairVocabulary.Learn(sources.Concat(targets), Merges);
        var vocabulary = new Vocabulary();
        vocabulary.Add("<s>");
        vocabulary.Add("</s>");
        (int[], int[])[] training = [.. sources.Zip(targets, (source, target) => (
            subwords.Cut(source).Select(vocabulary.Add).ToArray(), subwords.Cut(target).Select(vocabulary.Add).ToArray()))];
        return new TranslationText(vocabulary.Size, training, [.. tests.Select(line => subwords.Cut(line).Select(vocabulary.Find).ToArray())]);

        string[] Lines(string name)
        {
            var path = Path.Combine(folder, name);
            return File.Exists(path) ? File.ReadAllLines(path) : throw new InvalidDataException($"UNROLL_DATA is set, but {path} is not there");
        }
    }
}
