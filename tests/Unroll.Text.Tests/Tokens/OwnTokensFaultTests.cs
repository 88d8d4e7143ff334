namespace Unroll.Text.Tests;

/// <summary>Faults of tokens and cells from outside the library, each named by one sentence.</summary>
public class OwnTokensFaultTests
{
    private const string Half = "a\ud800";

    private static readonly LabelledText[] Texts = [new("x", "abab"), new("y", "cdcd"), new("x", "ab")];

    public static TheoryData<TokenSpan[]?, string> Cuts => new()
    {
        { null, "the tokenizer 'own' returned null for a text, but the positions of its tokens were expected" },
        { [new(0, 5)], "the tokenizer 'own' cut a text of 4 characters at Start 0 and Length 5, but" },
        { [new(0, 1), new(5, 1)], "at Start 5 and Length 1 after a token at Start 0, but" },
        { [new(-1, 2)], "at Start -1 and Length 2, but" },
        { [new(1, -1)], "at Start 1 and Length -1, but" },
        { [new(1, 0)], "at Start 1 and Length 0, but" },
        { [new(1, int.MaxValue)], "at Start 1 and Length 2147483647, but" },
        { [new(2, 1), new(0, 1)], "at Start 0 and Length 1 after a token at Start 2, but" },
        { [new(0, 2), new(0, 2), new(0, 2), new(0, 2), new(0, 2)], "at Start 0 and Length 2 after a token at Start 0" },
    };

    [Theory]
    [MemberData(nameof(Cuts))]
    public void SpansThatAreNoneOfTheTextAreRefused(TokenSpan[]? spans, string expected)
    {
        var own = new OwnTokenizer("own", _ => spans!);
        Action[] calls =
        [
            () => TextClassifier.Train(Texts, Options(TokenKind.Of(own)), new() { Epochs = 1 }),
            () => new BagOfWords(Texts, own),
            () => own.Tokenize("abab").Count(),
            () => TokenKind.Of(own).Tokenizer.Cut("abab").Count(),
        ];
        Assert.All(calls, call => Assert.Contains(
            expected, Assert.Throws<InvalidOperationException>(call).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void PredictionsNameTheTokenizerOnAnyThread()
    {
        var spans = new TokenSpan[] { new(0, 2) };
        var kind = TokenKind.Of(new OwnTokenizer("own", _ => spans));
        var classifier = TextClassifier.Train(Texts, Options(kind), new() { Epochs = 1 });
        var tagger = SequenceTagger.Train(
            [new(["ab"], ["A"]), new(["cd"], ["C"])], new() { Tokens = kind, Embedding = 2, Hidden = 2 },
            new() { Epochs = 1 });
        spans[0] = new(0, 99);
        Action[] calls =
        [
            () => classifier.Predict("abab"), () => classifier.Predict(["abab", "ab"]).Count(),
            () => classifier.Explain("ab"), () => tagger.Predict("abab"), () => tagger.Predict(["abab", "ab"]).Count(),
        ];
        Assert.All(calls, call => Assert.StartsWith(
            "the tokenizer 'own' cut a text of", Assert.Throws<InvalidOperationException>(call).Message,
            StringComparison.Ordinal));
    }

    [Fact]
    public void OverlappingTokensAreAllowed()
    {
        var grams = TokenKind.Of(new OwnTokenizer(
            "grams", text => Enumerable.Range(0, text.Length - 1).Select(start => new TokenSpan(start, 2))));
        var trained = TextClassifier.Train(Texts, Options(grams), new() { Epochs = 1 });
        Assert.Equal(["ab", "ba", "cd", "dc"], trained.Vocabulary.Tokens.Skip(2).Order());
    }

    [Theory]
    [InlineData("cut", "the tokens 'own' returned null for the tokens of a text")]
    [InlineData("token", "the tokens 'own' returned null for a token of a text")]
    [InlineData("join", "the tokens 'own' returned null for the text of some tokens")]
    public void NullFromReversibleTokensIsRefused(string fault, string expected)
    {
        var kind = TokenKind.Of(new OwnReversible(fault));
        var refusal = Assert.Throws<InvalidOperationException>(() => Translator.Train(
            [new("a b", "x y"), new("b", "y")], new() { Tokens = kind, Embedding = 2, Hidden = 2 },
            new() { Epochs = 1 }).Predict("a b"));
        Assert.StartsWith(expected, refusal.Message, StringComparison.Ordinal);
    }

    // Not in attributes, which are UTF-8, so that half of a surrogate pair would be another character.
    public static TheoryData<string?, string> Names => new()
    {
        { null, "the name is empty" },
        { "", "the name is empty" },
        { " ", "the name is empty" },
        { "a\nb", "holds a control character" },
        { Half, "holds half of a surrogate pair" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void NamesThatNoFileCouldKeepAreRefused(string? name, string expected)
    {
        Assert.Multiple(
            () => AssertRefused("tokenizer", () => TokenKind.Of(new OwnTokenizer(name!, _ => []))),
            () => AssertRefused("tokens", () => TokenKind.Of(new OwnReversible("", name!))));
        if (name is not null) // which stands for the cell's own name
            AssertRefused("name", () => CellKind.Of<GruCell>(name: name));

        void AssertRefused(string parameter, Action call)
        {
            var refusal = Assert.Throws<ArgumentException>(call);
            Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
            Assert.Equal(parameter, refusal.ParamName);
        }
    }

    [Fact]
    public void LoadingRefusesPartsThatAreNoneAndListsEachNameOnce()
    {
        var own = TokenKind.Of(new OwnTokenizer("own", text => [new(0, text.Length)]));
        using var file = new TemporaryFile("");
        TextClassifier.Train(
            Texts, Options(own) with { Cell = CellKind.Of<GruCell>(name: "mine") }, new() { Epochs = 1 })
            .Save(file.Path);
        var shown = TextModels.Inspect(file.Path).Options;
        var cell = CellKind.Of<GruCell>(name: "mine");

        AssertGiven("tokens", "tokens has the name 'own' alone, which is none of the library's", tokens: ["own"]);
        AssertGiven("tokens", "tokens has the name 'word' alone", tokens: ["words", "word"]);
        AssertGiven("tokens", "tokens has the name 'own' alone", tokens: [shown.Tokens!]);
        AssertGiven("cells", "cells has the name 'mine' alone, which is none of the library's", cells: [shown.Cell]);
        AssertGiven("tokens", "tokens has a tokenizer called 'words', but so is the library's own", tokens:
            [TokenKind.Of(new OwnTokenizer("words", _ => []))]);
        AssertGiven("tokens", "tokens has a tokenizer called 'bpe:5'", tokens:
            [TokenKind.Of(new OwnReversible("", "bpe:5"))]);
        AssertGiven("cells", "cells has a cell called 'lstm', but so is the library's own", cells:
            [CellKind.Of<GruCell>(name: "lstm")]);

        AssertFile(
            "the tokens 'own', but only words, characters, whitespace, treebank are known here", [cell], ["words"]);
        AssertFile(
            "the tokens 'own', but those given are for another task: a classifier or a tagger takes an ITokenizer, a "
            + "translator IReversibleTokens; give it to Load", [cell], [TokenKind.Of(new OwnReversible("", "own"))]);
        AssertFile(
            "the cell 'mine', but only lstm, elman, relu, residual, forget-gate, input-gate, gru are known here",
            [CellKind.Lstm], [own]);
        Assert.Equal(3, TextModels.Load(
            file.Path, [cell, CellKind.Lstm], [TokenKind.Of(new OwnReversible("", "own")), own, "words"])
            .Options.Tokens!.Tokenizer.Cut("abc").Single().Length);

        void AssertGiven(string parameter, string expected, CellKind[]? cells = null, TokenKind[]? tokens = null)
        {
            foreach (Action call in new Action[]
            {
                () => TextModels.Load(file.Path, cells, tokens), () => TextModels.Inspect(file.Path, cells, tokens),
                () => TextClassifier.Load(file.Path, cells, tokens),
            })
            {
                var refusal = Assert.Throws<ArgumentException>(call);
                Assert.StartsWith(expected, refusal.Message, StringComparison.Ordinal);
                Assert.Equal(parameter, refusal.ParamName);
            }
        }

        void AssertFile(string expected, CellKind[] cells, TokenKind[] tokens) => Assert.Contains(
            expected,
            Assert.Throws<InvalidDataException>(() => TextModels.Load(file.Path, cells, tokens)).Message,
            StringComparison.Ordinal);
    }

    private static TextClassifierOptions Options(TokenKind tokens) =>
        new() { Tokens = tokens, Embedding = 2, Hidden = 2 };

    private sealed class OwnTokenizer(string name, Func<string, IEnumerable<TokenSpan>> cut) : ITokenizer
    {
        public string Name => name;

        public IEnumerable<TokenSpan> Cut(string text) => cut(text);
    }

    private sealed class OwnReversible(string fault, string name = "own") : IReversibleTokens
    {
        public string Name => name;

        public IEnumerable<string> Cut(string text) =>
            fault switch { "cut" => null!, "token" => [null!], _ => text.Split(' ') };

        public string Join(IEnumerable<string> tokens) => fault == "join" ? null! : string.Join(' ', tokens);
    }
}
