namespace Unroll.Text.Tests;

public class OptionListTests
{
    [Theory]
    [InlineData("Hidden", "0", "a whole number from 1 to 16384")]
    [InlineData("Hidden", "16385", "a whole number from 1 to 16384")]
    [InlineData("Layers", "65", "a whole number from 1 to 64")]
    [InlineData("Dropout", "1", "0 or more and less than 1")]
    [InlineData("InitialRange", "0", "a number above 0 and at most 1000000")]
    [InlineData("Vocabulary.MinimumCount", "0", "a whole number of 1 or more")]
    [InlineData("Tokens", "syllables", "words, characters, whitespace or treebank")]
    public void AValueAndATextAreRefusedByTheSameSentence(string property, string text, string expected)
    {
        var bad = property switch
        {
            "Hidden" => new TextClassifierOptions { Hidden = int.Parse(text) },
            "Layers" => new() { Layers = int.Parse(text) },
            "Dropout" => new() { Dropout = float.Parse(text) },
            "InitialRange" => new() { InitialRange = float.Parse(text) },
            "Tokens" => new() { Tokens = text },
            _ => new() { Vocabulary = new() { MinimumCount = int.Parse(text) } },
        };
        var value = Assert.Throws<OptionException>(() => bad.Validate());
        var option = TextClassifierOptions.Declared.Single(option => option.Property == property);
        var given = Assert.Throws<OptionException>(() => option.Parse(new(), text));
        Assert.Equal((property, property), (value.ParamName, given.ParamName));
        Assert.Equal($"`{property}` is '{text}', but {expected} was expected", given.Message);
        // A number that is given as text is quoted as it was typed.
        Assert.Equal(property == "Tokens" ? given.Message : given.Message.Replace("'", ""), value.Message);
    }

    [Fact]
    public void WhatIsGivenIsApplied()
    {
        var given = new Dictionary<string, string> { ["hidden"] = "7", ["epochs"] = "3", ["lower-case"] = "True" };
        var options = TextClassifierOptions.Declared.Apply(new() { Layers = 2 }, given);
        Assert.Equal((7, 2, true), (options.Hidden, options.Layers, options.LowerCase));
        Assert.Equal(3, TrainingOptions.Declared.Apply(new(), given).Epochs);
    }

    [Theory]
    [InlineData("vector-words=3",
        "`Vectors.ExtraWords` says what to do with `Vectors.Path`, which was not given")]
    [InlineData("freeze-vectors=true",
        "`Vectors.Frozen` says what to do with `Vectors.Path`, which was not given")]
    [InlineData("attention=dot",
        "`Attention` says how `Pooling` attention scores, but the pooling is another; give both")]
    [InlineData("vectors=x embedding=4",
        "`Embedding` and `Vectors.Path` were both given, but vectors settle the size of the embeddings; leave the "
        + "size out")]
    [InlineData("character-hidden=3",
        "`CharacterHidden` says how words are read by their characters, but `Characters` none leaves that out; give "
        + "one or the other")]
    [InlineData("bigrams=false bigram-embedding=3",
        "`BigramEmbedding` says how pairs of tokens are read, but `Bigrams` false leaves them out; give one or the "
        + "other")]
    public void WhatIsOfNoUseIsRefusedInAClassifier(string given, string expected) =>
        AssertRefused(TextClassifierOptions.Declared, new(), given, expected);

    [Theory]
    [InlineData("bigrams=false bigram-embedding=3",
        "`BigramEmbedding` says how pairs of tokens are read, but `Bigrams` false leaves them out; give one or the "
        + "other")]
    [InlineData("bigrams=false bigram-min-count=3",
        "`BigramMinimumCount` says how pairs of tokens are read, but `Bigrams` false leaves them out; give one or the "
        + "other")]
    [InlineData("characters=none character-hidden=3",
        "`CharacterHidden` says how words are read by their characters, but `Characters` none leaves that out; give "
        + "one or the other")]
    public void WhatIsOfNoUseIsRefusedInATagger(string given, string expected) =>
        AssertRefused(SequenceTaggerOptions.Declared, new(), given, expected);

    [Fact]
    public void WhatExcludesEachOtherIsRefusedInTraining() =>
        AssertRefused(
            TrainingOptions.Declared, new(), "batch=3 batch-tokens=4",
            "`BatchSize` and `BatchTokens` were both given; give one of them");

    [Fact]
    public void WhatGoesWithAnotherIsTakenBesideIt()
    {
        var given = Given("pooling=attention attention=dot vectors=x vector-words=3 freeze-vectors=true");
        var options = TextClassifierOptions.Declared.Apply(new(), given);
        Assert.Equal((AttentionScoreKind.Dot, 3, true),
            (options.Attention, options.Vectors!.ExtraWords, options.Vectors.Frozen));
        var tagger = SequenceTaggerOptions.Declared.Apply(new(), Given("bigrams=true bigram-embedding=3"));
        Assert.Equal((true, 3), (tagger.Bigrams, tagger.BigramEmbedding));
    }

    private static void AssertRefused<T>(OptionList<T> declared, T standard, string given, string expected) =>
        Assert.Equal(
            expected, Assert.Throws<OptionException>(() => declared.Apply(standard, Given(given))).Message);

    private static Dictionary<string, string> Given(string given) => given.Split(' ')
        .Select(option => option.Split('='))
        .ToDictionary(option => option[0], option => option[1]);
}
