namespace Unroll.Text.Tests;

/// <summary>Which spellings a vocabulary knows as one token.</summary>
public class SpellingTests
{
    private static readonly TextFolding Folding = new(LowerCase: false, FoldWidth: false, FoldSpellings: true);

    [Theory]
    [InlineData("co\u00ADoperate", "cooperate")]
    [InlineData("\u2066a\u2060b\u2069\uFEFF \u200Ec\u200F\u061C\u202Ad\u202E", "ab cd")]
    [InlineData("می\u200Cروم", "می\u200Cروم")] // tells words apart
    [InlineData("👨‍👩‍👧❤️", "👨‍👩‍👧❤️")]
    [InlineData("a\u200Bb", "a\u200Bb")] // parts words
    [InlineData("-LRB-", "(")]
    [InlineData("-rsb-", "]")]
    [InlineData("-RCB-", "}")]
    [InlineData("-LRB-x", "-LRB-x")]
    [InlineData("1\\/2\\*\\n", "1/2*\\n")]
    [InlineData("``", "\"")]
    [InlineData("''", "\"")]
    [InlineData("\u00AD", "\u00AD")] // something stays of everything
    [InlineData("", "")]
    public void ATokenIsKnownByItsFoldedSpelling(string token, string expected)
    {
        Assert.Equal(expected, Folding.Of(token));
        Assert.Equal(token, new TextFolding(LowerCase: false, FoldWidth: false).Of(token));
        Assert.Equal(expected.ToLowerInvariant(), (Folding with { LowerCase = true }).Of(token));
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void TextsOfEitherSpellingHaveTheSameIds(bool folds, int unknown)
    {
        var options = new TextClassifierOptions { FoldSpellings = folds };
        var vocabulary = TokenVocabularies.Build(options, [options.ToIds.Written("we co\u00ADoperate")]).Words;
        Assert.Equal(unknown, options.ToIds.Encode("we cooperate", vocabulary).Count(id => id == Vocabulary.Unknown));
    }

    [Fact]
    public void ATaggerMeetsTheEscapesOfItsTrainingInRawText()
    {
        TaggedSentence[] train =
            [new(["-LRB-", "1\\/2", "-RRB-", "``", "x", "''"], ["LRB", "CD", "RRB", "QUOTE", "NN", "QUOTE"])];
        var options = TinyTagging.Options with { Tokens = "treebank" };
        var tagger = SequenceTagger.Train(train, options, TinyTagging.Training);
        var raw = tagger.Predict("(1/2) \"x\"");
        Assert.Equal(train[0].Tags, raw.Tokens.Select(token => token.Tag));
        Assert.Equal(train[0].Tags, tagger.Tag(train[0].Tokens).Tags);
        Assert.DoesNotContain(Vocabulary.Unknown, tagger.Vocabularies.Encode(["(", "1/2", ")", "\""]).Words);
    }

    [Fact]
    public void TranslationsKeepTheirSpelling()
    {
        SentencePair[] pairs = [new("co\u00ADoperate", "zusammen\u00ADarbeiten")];
        foreach (var shared in new[] { false, true })
        {
            var sides = TranslatorVocabularies.Build(new() { Tokens = "words", SharedVocabulary = shared }, pairs);
            Assert.Contains("cooperate", sides.Source.Vocabulary.Tokens);
            Assert.Equal(["cooperate"], sides.Source.Cut("co\u00ADoperate"));
            Assert.Equal(["zusammen\u00ADarbeiten"], sides.Target.Cut("zusammen\u00ADarbeiten"));
            Assert.Contains("zusammen\u00ADarbeiten", sides.Target.Vocabulary.Tokens);
        }
    }
}
