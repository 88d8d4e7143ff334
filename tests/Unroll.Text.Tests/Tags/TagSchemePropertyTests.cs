using CsCheck;

namespace Unroll.Text.Tests;

public class TagSchemePropertyTests
{
    [Fact]
    public void SpansAreReadBackFromTheirTags() =>
        Gen.Select(TagSequences.Spans, TagSequences.Scheme).Sample((sentence, scheme) =>
            Assert.Equal(
                sentence.Spans, TagSchemes.Spans(TagSchemes.Tags(sentence.Spans, sentence.Length, scheme), scheme)));

    [Fact]
    public void TagsThatAreWrittenAreAllowed() =>
        Gen.Select(TagSequences.Spans, TagSequences.Scheme).Sample((sentence, scheme) =>
        {
            var tags = TagSchemes.Tags(sentence.Spans, sentence.Length, scheme);
            foreach (var (from, to) in tags.Prepend(null).Zip(tags.Append(null)))
                Assert.True(TagSchemes.IsAllowed(from, to, scheme), $"{from} {to}");
        });

    [Fact]
    public void AllowedTagsAreWrittenAsTheyWere() =>
        TagSequences.Scheme.SelectMany(scheme => TagSequences.Allowed(scheme).Select(tags => (scheme, tags)))
            .Sample((scheme, tags) =>
            Assert.Equal(tags, TagSchemes.Tags(TagSchemes.Spans(tags, scheme), tags.Length, scheme)));

    [Fact]
    public void AnotherSchemeHasTheSameSpans() =>
        Gen.Select(TagSequences.Spans, TagSequences.Scheme, TagSequences.Scheme, TagSequences.Spelling,
            TagSequences.Spelling).Sample((sentence, from, to, spelling, other) =>
        {
            var tags = TagSchemes.Tags(sentence.Spans, sentence.Length, from, spelling);
            var converted = TagSchemes.Convert(tags, from, to, spelling, other);
            Assert.Equal(sentence.Spans, TagSchemes.Spans(converted, to, other));
            Assert.Equal(tags, TagSchemes.Convert(converted, to, from, other, spelling));
        });

    [Fact]
    public void ACorpusThatTellsItsSchemeIsRecognised() =>
        Gen.Select(TagSequences.Scheme, TagSequences.Spelling).Sample((scheme, spelling) =>
        {
            // A span of each length, and two of one type side by side, which only IOB1 and IOE1 tell from others.
            TagSpan[] spans = [new("PER", 0, 1), new("PER", 1, 3), new("LOC", 5, 2), new("LOC", 7, 1)];
            var tags = TagSchemes.Tags(spans, 9, scheme, spelling);
            Assert.Equal((scheme, spelling), TagSchemes.Recognise([new(tags, tags)]));
        });

    [Theory]
    [InlineData("BI")]
    [InlineData("BIES")]
    [InlineData("BMES")]
    [InlineData("BIMES")]
    [InlineData("IE")]
    [InlineData("BIE")]
    [InlineData("BIS")]
    [InlineData("BILU")]
    [InlineData("BMEW")]
    public void SpansAreCountedAsConllevalCountsThem(string letters) =>
        Gen.Select(Gen.Int[0, 12], Gen.Bool)
            .SelectMany((length, typed) =>
            Gen.Select(TagSequences.Any(letters, typed, length), TagSequences.Any(letters, typed, length))).Array[1, 4]
                .Sample(sentences =>
        {
            var oracle = new Conlleval();
            foreach (var (gold, predicted) in sentences)
                oracle.Count(gold, predicted);
            var scores = new TaggingScores(
                sentences.Select(
                pair => (new TaggedSentence(pair.Item1, pair.Item1), (IReadOnlyList<string>)pair.Item2)),
                TagScheme.Bioes);
            var expected = oracle.Types.Select(
                entry => new SpanScore(entry.Key, entry.Value.Correct, entry.Value.Gold, entry.Value.Predicted))
                .ToArray();
            Assert.Equal(expected.Where(one => one.Type.Length > 0), scores.Types);
            Assert.Equal(
                new("", expected.Sum(one => one.Correct), expected.Sum(one => one.Gold),
                expected.Sum(one => one.Predicted)), scores.Spans);
        });
}
