namespace Unroll.Text.Tests;

public class TranslationTokensTests
{
    [Theory]
    [InlineData("words", "words", false)]
    [InlineData("characters", "characters", false)]
    [InlineData("whitespace", "whitespace", false)]
    [InlineData("bpe:1", "subwords", true)]
    [InlineData("bpe:1000000", "subwords", true)]
    public void NamesAreOfTheTokensThatThereAre(string name, string expected, bool areLearned)
    {
        Assert.True(TranslationTokens.Knows(name));
        Assert.Equal(expected, TranslationTokens.Of(name, ["ab ab"]).Name);
        Assert.Equal(areLearned, TranslationTokens.AreLearned(name));
    }

    [Fact]
    public void MergesAreLearnedFromTheTextsAndAsManyAsAreWanted()
    {
        string[] texts = ["low low lower", "new newer"];
        Assert.Equal(
            BytePairVocabulary.Learn(texts, 3).Merges,
            ((BytePairVocabulary)TranslationTokens.Of("bpe:3", texts)).Merges);
        Assert.Equal(3, ((BytePairVocabulary)TranslationTokens.Of("bpe:3", texts)).Merges.Count);
    }

    [Fact]
    public void ASharedVocabularyIsOfBothSides()
    {
        SentencePair[] pairs = [new("ab ab", "xy xy"), new("ab", "ab")];
        var shared = TranslatorVocabularies.Build(new() { Tokens = "bpe:10", SharedVocabulary = true }, pairs);
        Assert.Same(shared.Source.Tokens, shared.Target.Tokens);
        Assert.Same(shared.Source.Vocabulary, shared.Target.Vocabulary);
        Assert.Equal(["▁ab", "▁xy"], shared.Source.Cut("ab xy"));
        Assert.True(shared.Source.Vocabulary.HasMarks);
        var apart = TranslatorVocabularies.Build(
            new() { Tokens = "bpe:10", TargetTokens = "words", LowerCase = true }, pairs);
        Assert.Equal(["▁ab", "▁", "x", "y"], apart.Source.Cut("AB xy"));
        Assert.Equal(["<pad>", "<unk>", "<s>", "</s>", "xy", "ab"], apart.Target.Vocabulary.Tokens);
        Assert.Equal([4, 1, Vocabulary.End], apart.Target.Encode(["xy", "new"]));
    }

    [Theory]
    [InlineData("bpe:9", null, "ein Haus", "a house", true)]
    [InlineData("bpe:9", null, "你好吗", "how are you", false)]
    [InlineData("bpe:9", null, "a house 房", "房子 a", true)]
    [InlineData("bpe:9", "bpe:8", "ein Haus", "a house", false)]
    [InlineData("words", null, "ein Haus", "a house", false)]
    public void SubwordsOfLanguagesThatShareLettersAreShared(
        string tokens, string? targetTokens, string source, string target, bool expected)
    {
        var options = TinyTranslation.Options with
        {
            Tokens = tokens,
            TargetTokens = targetTokens is null ? null : (TokenKind)targetTokens,
        };
        SentencePair[] pairs = [new(source, target), new(source, target)];
        Assert.Equal(expected, new TranslatorTraining(pairs, options).Options.SharedVocabulary);
        Assert.False(new TranslatorTraining(pairs, options with { SharedVocabulary = false }).Options.SharedVocabulary);
    }

    [Fact]
    public void WhatIsReadAndWrittenIsAStepApart()
    {
        var batch = TranslatorBatch.Pack([[4, 3], [5, 6, 3]], [[7, 8, 3], [9, 3]]);
        Assert.Equal([5, 4, 6, 3, 3], batch.Source.Ids.ToArray());
        Assert.Equal([2, 2, 7, 9, 8], batch.Input.Ids.ToArray());
        Assert.Equal([7, 9, 8, 3, 3], batch.Target.Ids.ToArray());
    }
}
