namespace Unroll.Text.Tests;

/// <summary>A tagger whose tokens are learned with it.</summary>
[Trait("Category", "Long")]
public class LearnedTokensTests
{
    private static readonly SequenceTaggerOptions Options = TinyTagging.Options with { Tokens = null };
    private static readonly TaggedSentence[] Sentences = CutCorpora.Italian();
    private static readonly SequenceTagger Tagger =
        SequenceTagger.Train(Sentences, Options, TinyTagging.Training with { Epochs = 15 });

    [Fact]
    public void RawTextIsTaggedSentenceBySentence()
    {
        Assert.Equal(TokenKind.Learned, Tagger.Options.Tokens);
        var answer = Tagger.Predict("Parlo del mare. Il mare\n\nVedo il mare.");
        Assert.Equal(["Parlo di il mare .", "Il mare", "Vedo il mare ."],
            answer.Sentences.Select(sentence => string.Join(' ', sentence.Tokens.Select(token => token.Text))));
        Assert.Equal([new(0, 15), new(16, 7), new(25, 13)], answer.Sentences.Select(sentence => sentence.Span));
        Assert.Equal(11, answer.Tokens.Count);
        Assert.Equal(answer.Tokens[1].Span, answer.Tokens[2].Span);
        var sentences = answer.ToSentences();
        Assert.Equal([true, false, true], sentences.Select(sentence => sentence.Written!.StartsParagraph));
        Assert.Equal("Parlo del mare.", sentences[0].Written!.Text);
        Assert.Equal([1, 2, 1, 1], sentences[0].Written!.Tokens.Select(token => token.Words));
        Assert.Equal(Tagger.Tag(["Parlo", "di", "il", "mare", "."]).Tags, sentences[0].Tags);
    }

    [Fact]
    public void RawTextOfTheCorpusIsScored()
    {
        var scores = Tagger.EvaluateRaw(Sentences);
        Assert.Equal(1, scores.Words.F1);
        Assert.Equal(1, scores.Sentences.F1);
        Assert.Equal(Tagger.Evaluate(Sentences).Tokens, new Tally(scores.Tags.Correct, scores.Tags.Gold));
        Assert.Contains(
            "does not say how it is written", Assert.Throws<ArgumentException>(
                () => Tagger.EvaluateRaw([new(["mare"], ["N"])])).Message, StringComparison.Ordinal);
        Assert.Equal(1, Tagger.EvaluateRaw([new(["mare"], ["N"])], SentenceWriting.Blanks).Words.Gold);
    }

    [Fact]
    public void ItComesBackFromItsFile()
    {
        var bytes = TinyTagging.Bytes(Tagger);
        var loaded = TinyTagging.Load(bytes);
        Assert.Equal(bytes, TinyTagging.Bytes(loaded));
        const string Text = "Farlo, dico. Parlo del x. mare! 10 000 mari.";
        Assert.Equal(Tagger.Predict(Text).Tokens, loaded.Predict(Text).Tokens);
    }

    [Fact]
    public void TextThatIsSplitAlreadyIsTaggedToo()
    {
        var other = Tagger.With("whitespace");
        Assert.Equal(["mare.", "Il", "mare"], other.Predict("mare. Il mare").Tokens.Select(token => token.Text));
        Assert.Single(other.Predict("mare. Il mare").Sentences);
        Assert.Equal("whitespace", TinyTagging.Load(TinyTagging.Bytes(other)).Options.Tokens);
        Assert.Same(Tagger.Model, Tagger.With(TokenKind.Learned).Model);
        Assert.Contains(
            "this tagger did not learn any", Assert.Throws<ArgumentException>(
                () => other.With(TokenKind.Learned)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Tagger.With("syllables"));
    }

    [Theory]
    [InlineData(10, "characters")]
    [InlineData(30, "learned")]
    public void AShareOfTheTokensDecidesWhetherTheyAreCharacters(int longOnes, string expected)
    {
        string[] tokens =
            [.. Enumerable.Range(0, 200).Select(i => i < longOnes ? "10" : "我们去"[i % 3].ToString())];
        TaggedSentence[] sentences = [new(tokens, [.. tokens.Select((_, i) => i % 2 == 0 ? "A" : "B")])];
        var training = new SequenceTaggerTraining(sentences, Options, TinyTagging.Training with { Epochs = 1 });
        Assert.Equal(expected, training.Options.Tokens);
        Assert.Equal(
            longOnes == 10 ? CharacterReading.None : CharacterReading.Lstm, training.Options.Characters);
        training.Run();
        Assert.Equal(200, training.Model!.Evaluate(sentences).Tokens.Total);
    }

    [Fact]
    public void ATrainingThatIsCancelledWhileItLearnsTokensHasNoModel()
    {
        var training = new SequenceTaggerTraining(Sentences, Options, TinyTagging.Training);
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        training.Run(cancellationToken: cancel.Token);
        Assert.False(training.IsLearned);
        Assert.Null(training.Model);
    }

    [Fact]
    public void TokensAreLearnedBeforeTheRest()
    {
        var parts = new List<string?>();
        new SequenceTaggerTraining(Sentences, Options, TinyTagging.Training with { Epochs = 1 })
            .Run(progress => parts.Add(progress.Part));
        Assert.Null(parts[^1]);
        Assert.Equal("tokens", parts[0]);
        Assert.Equal(1, parts.Count(part => part is null));
    }

    [Theory]
    [InlineData("unroll.cut.characters", null, "there is no unroll.cut.characters")]
    [InlineData("unroll.cut.characters", "[\"<pad>\",\"<unk>\"]", "tensor cut.characters.weight")]
    [InlineData("unroll.cut.multiwords", "[\"del\"]", "the multiword token 'del' becomes 0 words")]
    [InlineData("unroll.cut.finds", "[\"lines\"]", "the cut finds 'lines', but sentences and blanks are all")]
    public void AChangedCutIsRefused(string key, string? value, string expected) =>
        TinyTagging.AssertRefused(TinyTagging.Bytes(Tagger), key, value, expected);

    [Fact]
    public void TrainingFurtherAddsToWhatWasLearnedOfTokens()
    {
        var once = TinyTagging.Training with { Epochs = 1 };
        TaggedSentence[] more = [.. Enumerable.Repeat(CutCorpora.Sentence("Cado/V sul=su/A+il/D mare/N_¡/P"), 20)];
        var further = SequenceTagger.Train(more, Options, once, from: Tagger);
        Assert.Equal(
            ["Cado su il mare ¡"], further.Predict("Cado sul mare¡").Sentences.Select(Words));
        Assert.Equal(["Parlo di il mare ."], further.Predict("Parlo del mare.").Sentences.Select(Words));
        var tokensAlone = SequenceTagger.Train([new(["Cado", "."], ["V", "P"])], Options, once, from: Tagger);
        Assert.Same(Tagger.LearnedCut, tokensAlone.LearnedCut);
        // A word that the model knows stays as it is.
        var other = SequenceTagger.Train(
            [CutCorpora.Sentence("Parlo/V del=da/A+lo/D mare/N"), .. more], Options, once, from: Tagger);
        Assert.Equal(["di", "il"], other.LearnedCut!.Multiwords.Expand("del"));

        static string Words(TextSentence sentence) => string.Join(' ', sentence.Tokens.Select(token => token.Text));
    }

    [Fact]
    public void TokensAloneAddToACutOfTokensAlone()
    {
        var once = TinyTagging.Training with { Epochs = 1 };
        TaggedSentence[] first = [.. Enumerable.Repeat(new TaggedSentence(["Cado", "."], ["V", "P"]), 20)];
        TaggedSentence[] more = [.. Enumerable.Repeat(new TaggedSentence(["Cade", "¡"], ["V", "P"]), 20)];
        var tagger = SequenceTagger.Train(first, Options, once);
        var further = SequenceTagger.Train(more, Options, once, from: tagger);
        Assert.Contains("¡", further.LearnedCut!.Characters.Vocabulary.Tokens);
        Assert.Contains(".", further.LearnedCut.Characters.Vocabulary.Tokens);
    }

    [Fact]
    public void AResumedTrainingEndsInTheSameBytes()
    {
        using var file = new TemporaryFile("");
        var whole = Bytes(Run(null, int.MaxValue));
        Run(file.Path, 2);
        var resumed = Training();
        resumed.ResumeFrom(file.Path);
        resumed.Run();
        Assert.Equal(whole, Bytes(resumed));

        static SequenceTaggerTraining Training() =>
            new(Sentences, Options, TinyTagging.Training with { Epochs = 4 });

        static byte[] Bytes(SequenceTaggerTraining training) => TinyTagging.Bytes(training.Model!);

        static SequenceTaggerTraining Run(string? path, int epochs)
        {
            var training = Training();
            using var cancel = new CancellationTokenSource();
            training.Run(
                progress =>
                {
                    if (progress is { Part: null, IsEpochEnd: true } && progress.Epoch == epochs)
                        cancel.Cancel();
                },
                path is null ? null : new CheckpointOptions(path), cancel.Token);
            return training;
        }
    }
}
