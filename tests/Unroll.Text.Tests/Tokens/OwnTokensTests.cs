namespace Unroll.Text.Tests;

/// <summary>Tokens from outside the library: a model cuts by them, and loading asks for them again.</summary>
public class OwnTokensTests
{
    private static readonly TokenKind Pairs = TokenKind.Of(new PairTokenizer());

    [Fact]
    public void AClassifierCutsByThemAndAsksForThemAgain()
    {
        LabelledText[] texts = [new("x", "abab"), new("y", "cdcd"), new("x", "abcdab"), new("y", "cd")];
        var trained = TextClassifier.Train(
            texts, new() { Tokens = Pairs, Embedding = 2, Hidden = 2 }, new() { Epochs = 1 });
        Assert.Equal(["<pad>", "<unk>", "ab", "cd"], trained.Vocabulary.Tokens);
        var loaded = AssertAskedFor(trained, path => TextClassifier.Load(path), path =>
            TextClassifier.Load(path, tokens: [Pairs]));
        Assert.Equal(trained.Predict("abcd").ToString(), loaded.Predict("abcd").ToString());
        Assert.Equal(["ab", "cd"], loaded.Explain("abcd").Words.Select(word => word.Text));
        var again = Assert.IsType<TextClassifier>(AssertAskedFor(
            trained, path => TextModels.Load(path), path => TextModels.Load(path, tokens: [Pairs])));
        Assert.Equal("pairs", again.Options.Tokens!.Name);
    }

    [Fact]
    public void ATaggerCutsRawTextByThem()
    {
        TaggedSentence[] sentences = [new(["ab", "cd"], ["A", "C"]), new(["cd"], ["C"]), new(["ab"], ["A"])];
        var trained = SequenceTagger.Train(
            sentences, new() { Tokens = Pairs, Embedding = 2, Hidden = 2 }, new() { Epochs = 1 });
        var loaded = AssertAskedFor(trained, path => SequenceTagger.Load(path), path =>
            SequenceTagger.Load(path, tokens: [Pairs]));
        Assert.Equal(["ab", "cd", "ab"], loaded.Predict("abcdab").Tokens.Select(token => token.Text));
    }

    [Fact]
    public void ATranslatorJoinsByThem()
    {
        SentencePair[] pairs = [new("a-b", "x+y"), new("b", "y"), new("a", "x")];
        TokenKind minus = TokenKind.Of(new SignTokens("minus", '-')), plus = TokenKind.Of(new SignTokens("plus", '+'));
        var trained = Translator.Train(
            pairs, new() { Tokens = minus, TargetTokens = plus, Embedding = 4, Hidden = 4 }, new() { Epochs = 40 });
        var loaded = AssertAskedFor(trained, path => Translator.Load(path, tokens: [plus]), path =>
            Translator.Load(path, tokens: [minus, plus]));
        Assert.Equal(trained.Predict("a-b").Text, loaded.Predict("a-b").Text);
        Assert.Equal(["x", "y"], loaded.TargetVocabulary.Tokens.Skip(4).Order());
    }

    [Fact]
    public void WhatAFileHoldsIsShownWithoutThem()
    {
        using var file = new TemporaryFile("");
        TextClassifier.Train(
            [new("x", "ab"), new("y", "cd"), new("x", "ab")], new() { Tokens = Pairs, Embedding = 2, Hidden = 2 },
            new() { Epochs = 1 }).Save(file.Path);
        var contents = TextModels.Inspect(file.Path);
        Assert.Equal(("pairs", true, null), (contents.OutsideTokens, contents.HasOutsideParts, contents.OutsideCell));
        Assert.Equal(4, Assert.Single(contents.Vocabularies).Count);
        var known = TextModels.Inspect(file.Path, tokens: [Pairs]);
        Assert.Equal(("pairs", false), (known.OutsideTokens, known.HasOutsideParts));
    }

    [Fact]
    public void TokensAndCellsCalledLikeTheLibrarysAreRefused()
    {
        var tokens = Assert.Throws<OptionException>(
            () => new TextClassifierOptions { Tokens = TokenKind.Of(new SignTokenizer("words")) }.Validate());
        Assert.Equal(
            "`Tokens`: the library has tokens called 'words'; give yours another name", tokens.Message);
        var cell = Assert.Throws<OptionException>(
            () => new TextClassifierOptions { Cell = CellKind.Of<GruCell>(name: "lstm") }.Validate());
        Assert.Equal("`Cell`: the library has a cell called 'lstm'; give yours another name", cell.Message);
    }

    [Fact]
    public void WhatATaskCannotCutByIsRefused()
    {
        Assert.Throws<OptionException>(() => new TranslatorOptions { Tokens = Pairs }.Validate());
        Assert.Throws<OptionException>(
            () => new TextClassifierOptions { Tokens = TokenKind.Of(new SignTokens("minus", '-')) }.Validate());
        Assert.Throws<OptionException>(() => new TextClassifierOptions { Tokens = "bpe:5" }.Validate());
    }

    private static T AssertAskedFor<T>(ITextModel model, Func<string, T> without, Func<string, T> with)
    {
        using var file = new TemporaryFile("");
        model.Save(file.Path);
        var refusal = Assert.Throws<InvalidDataException>(() => without(file.Path));
        Assert.Contains("give it to Load, as in Load(path, tokens: [", refusal.Message, StringComparison.Ordinal);
        return with(file.Path);
    }

    /// <summary>Two characters a token.</summary>
    private sealed class PairTokenizer : ITokenizer
    {
        public string Name => "pairs";

        public IEnumerable<TokenSpan> Cut(string text) =>
            Enumerable.Range(0, text.Length / 2).Select(i => new TokenSpan(2 * i, 2));
    }

    private sealed class SignTokenizer(string name) : ITokenizer
    {
        public string Name => name;

        public IEnumerable<TokenSpan> Cut(string text) => [new(0, text.Length)];
    }

    private sealed class SignTokens(string name, char sign) : IReversibleTokens
    {
        public string Name => name;

        public IEnumerable<string> Cut(string text) => text.Split(sign, StringSplitOptions.RemoveEmptyEntries);

        public string Join(IEnumerable<string> tokens) => string.Join(sign, tokens);
    }
}
