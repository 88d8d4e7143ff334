using CsCheck;

namespace Unroll.Text.Tests;

public class TagSchemePropertyTests
{
    [Fact]
    public void SpansAreReadBackFromTheirTags() =>
        Gen.Select(TagSequences.Spans, TagSequences.Scheme).Sample((sentence, scheme) =>
            Assert.Equal(sentence.Spans, TagSchemes.Spans(TagSchemes.Tags(sentence.Spans, sentence.Length, scheme), scheme)));

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
        TagSequences.Scheme.SelectMany(scheme => TagSequences.Allowed(scheme).Select(tags => (scheme, tags))).Sample((scheme, tags) =>
            Assert.Equal(tags, TagSchemes.Tags(TagSchemes.Spans(tags, scheme), tags.Length, scheme)));

    [Fact]
    public void AnotherSchemeHasTheSameSpans() =>
        Gen.Select(TagSequences.Spans, TagSequences.Scheme, TagSequences.Scheme).Sample((sentence, from, to) =>
        {
            var tags = TagSchemes.Tags(sentence.Spans, sentence.Length, from);
            var converted = TagSchemes.Convert(tags, from, to);
            Assert.Equal(sentence.Spans, TagSchemes.Spans(converted, to));
            Assert.Equal(tags, TagSchemes.Convert(converted, to, from));
        });

    [Theory]
    [InlineData("BI")]
    [InlineData("BIES")]
    [InlineData("BMES")]
    [InlineData("BIMES")]
    public void SpansAreCountedAsConllevalCountsThem(string letters) =>
        Gen.Select(Gen.Int[0, 12], Gen.Bool).SelectMany((length, typed) => Gen.Select(TagSequences.Any(letters, typed, length), TagSequences.Any(letters, typed, length))).Array[1, 4].Sample(sentences =>
        {
            var oracle = new Conlleval();
            foreach (var (gold, predicted) in sentences)
                oracle.Count(gold, predicted);
            var scores = new TaggingScores(sentences.Select(pair => (new TaggedSentence(pair.Item1, pair.Item1), (IReadOnlyList<string>)pair.Item2)), TagScheme.Bioes);
            var expected = oracle.Types.Select(entry => new SpanScore(entry.Key, entry.Value.Correct, entry.Value.Gold, entry.Value.Predicted)).ToArray();
            Assert.Equal(expected.Where(one => one.Type.Length > 0), scores.Types);
            Assert.Equal(new("", expected.Sum(one => one.Correct), expected.Sum(one => one.Gold), expected.Sum(one => one.Predicted)), scores.Spans);
        });
}
