using CsCheck;

namespace Unroll.Text.Tests;

public class SegmentationPropertyTests
{
    private static readonly Gen<string[]> Words = Gen.OneOf("天", "北", "京").Array[1, 3]
        .Select(string.Concat).Array[1, 8];

    [Fact]
    public void WordsAreCountedByWhereTheyBeginAndEnd() =>
        Gen.Select(Words, Words, Gen.Int[1, 3].Array[24]).Sample((gold, training, lengths) =>
        {
            var known = training.ToHashSet();
            var text = string.Concat(gold);
            var predicted = Cut(text, lengths).ToArray();
            var (inGold, inPredicted) = (Offsets(gold), Offsets(predicted));
            var right = inGold.Intersect(inPredicted).Select(word => text[word.Start..word.End]).ToArray();

            var scores = new TaggingScores(
                [(Segmentation.Of(string.Join(' ', gold)), Segmentation.Of(string.Join(' ', predicted)).Tags)],
                TagScheme.Bmes, null, known);
            Assert.Equal(new("", right.Length, gold.Length, predicted.Length), scores.Spans);
            Assert.Equal(new(right.Count(known.Contains), gold.Count(known.Contains)), scores.InVocabulary);
            Assert.Equal(
                new(right.Count(word => !known.Contains(word)), gold.Count(word => !known.Contains(word))),
                scores.OutOfVocabulary);
        });

    [Fact]
    public void WordsAreThoseThatWereCut() =>
        Words.Sample(
            words => Assert.Equal(words.ToHashSet(), SegmentedWords.Of([Segmentation.Of(string.Join(' ', words))])));

    private static IEnumerable<string> Cut(string text, int[] lengths)
    {
        for (int at = 0, word = 0; at < text.Length; word++)
        {
            var length = Math.Min(lengths[word], text.Length - at);
            yield return text.Substring(at, length);
            at += length;
        }
    }

    private static HashSet<(int Start, int End)> Offsets(string[] words)
    {
        var (offsets, at) = (new HashSet<(int, int)>(), 0);
        foreach (var word in words)
        {
            offsets.Add((at, at + word.Length));
            at += word.Length;
        }
        return offsets;
    }
}
