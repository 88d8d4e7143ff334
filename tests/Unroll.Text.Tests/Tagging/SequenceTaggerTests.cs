using Unroll.Tests;

namespace Unroll.Text.Tests;

public class SequenceTaggerTests
{
    public static TheoryData<TagScheme> Schemes =>
        [.. Enum.GetValues<TagScheme>().Where(scheme => scheme != TagScheme.None)];

    [Theory]
    [InlineData(TagHead.Crf)]
    [InlineData(TagHead.Softmax)]
    public void LearnsWhatOnlyBothEndsOfASentenceTell(TagHead head)
    {
        var tagger = SequenceTagger.Train(
            TinyTagging.ByNeighbours, TinyTagging.Options with { Head = head }, TinyTagging.Training);
        var scores = tagger.Evaluate(TinyTagging.ByNeighbours);
        Assert.True(scores.Tokens.Share > 0.97, $"accuracy {scores.Tokens}");
        Assert.True(new MostFrequentTag(TinyTagging.ByNeighbours)
            .Evaluate(TinyTagging.ByNeighbours, TagScheme.None).Tokens.Share < 0.7);
        Assert.Equal(TagScheme.None, tagger.Scheme);
        Assert.Null(scores.Spans);
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public void SpansComeOutInTheCorpusOwnScheme(TagScheme scheme)
    {
        var corpus = TinyTagging.Names(scheme);
        var tagger = SequenceTagger.Train(corpus, TinyTagging.Options, TinyTagging.Training with { Epochs = 60 });
        Assert.Equal(scheme, tagger.Scheme);
        Assert.All(corpus, sentence => Assert.Equal(sentence.Tags, tagger.Tag(sentence.Tokens).Tags));
        Assert.Equal(1, tagger.Evaluate(corpus).Spans!.F1);
        Assert.All(Enum.GetValues<TagScheme>().Where(other => other != TagScheme.None), other =>
            Assert.Equal(1, tagger.Evaluate(TinyTagging.Names(other)).Tokens.Share));
    }

    [Fact]
    public void AnUntrainedChainGivesNoSequenceThatBreaksItsScheme()
    {
        var tagger = SequenceTagger.Train(
            TinyTagging.Names(TagScheme.Bioes), TinyTagging.Options,
            TinyTagging.Training with { Epochs = 1, LearningRate = 1e-6f });
        for (var length = 1; length < 30; length++)
        {
            var tags = tagger.Tag([.. Enumerable.Range(0, length).Select(i => $"{i * length % 7}")]).Tags;
            string?[] around = [null, .. tags, null];
            Assert.All(around.Zip(around.Skip(1)), pair => Assert.True(
                TagSchemes.IsAllowed(pair.First, pair.Second, TagScheme.Bioes), $"{pair} in {string.Join(' ', tags)}"));
        }
    }

    [Fact]
    public void BrokenSequencesTrainAsTheScorerReadsThem()
    {
        TaggedSentence[] corpus = [new(["a", "b", "c", "d", "e"], ["M", "M", "S", "B", "B"]), new(["a"], ["E"]),
            new(["c", "b", "a"], ["B", "S", "E"])];
        var tagger = SequenceTagger.Train(
            corpus, TinyTagging.Options with { Scheme = TagScheme.Bmes }, TinyTagging.Training with { Epochs = 60 });
        Assert.Equal(["B", "E", "S", "S", "S"], tagger.Tag(corpus[0].Tokens).Tags);
        Assert.Equal(["S"], tagger.Tag(["a"]).Tags);
    }

    [Theory]
    [InlineData(TagHead.Crf)]
    [InlineData(TagHead.Softmax)]
    public void BrokenSequencesOfTheSchemeThatTrainingGoesByAreMendedToo(TagHead head)
    {
        TaggedSentence[] corpus = [new(["a", "b"], ["B-PER", "O"]), new(["x", "y"], ["S-PER", "I-PER"]),
            new(["q"], ["I-LOC"]), new(["u", "v", "w"], ["B-PER", "I-PER", "E-PER"])];
        var tagger = SequenceTagger.Train(
            corpus, TinyTagging.Options with { Head = head, Scheme = TagScheme.Bioes },
            TinyTagging.Training with { Epochs = 80 });
        Assert.Equal(["S-PER", "O"], tagger.Tag(["a", "b"]).Tags);
        Assert.Equal(["S-LOC"], tagger.Tag(["q"]).Tags);
        Assert.Equal(1, tagger.Evaluate(corpus).Spans!.F1);
    }

    [Theory]
    [InlineData(CharacterReading.Lstm, true)]
    [InlineData(CharacterReading.None, false)]
    public void CharactersTellWordsThatTrainingHadNot(CharacterReading characters, bool isTold)
    {
        static TaggedSentence[] Verbs(params string[] stems) =>
            [.. stems.SelectMany(
                stem => new[] { new TaggedSentence([$"{stem}ed"], ["past"]),
                new TaggedSentence([$"{stem}ing"], ["present"]) })];
        var options = TinyTagging.Options with { Characters = characters, CharacterHidden = 8, WordDropout = 0.5f };
        var tagger = SequenceTagger.Train(Verbs("walk", "jump", "look", "talk", "smil"), options, TinyTagging.Training);
        var scores = tagger.Evaluate(Verbs("kick", "laugh", "ask"));
        Assert.Equal(6, scores.Unknown.Total);
        Assert.Equal(isTold ? 1 : 0.5, scores.Unknown.Share);
    }

    [Fact]
    public void CharactersKeepTheCaseThatWordsLose()
    {
        TaggedSentence[] corpus = [.. "abcdef".SelectMany(
            c => new[] { new TaggedSentence([$"{c}{c}"], ["small"]),
            new TaggedSentence([$"{char.ToUpperInvariant(c)}{c}"], ["name"]) })];
        var tagger = SequenceTagger.Train(
            corpus, TinyTagging.Options with { LowerCase = true, CharacterHidden = 8 }, TinyTagging.Training);
        Assert.Equal(1, tagger.Evaluate(corpus).Known.Share);
        Assert.All(corpus, sentence => Assert.Equal(sentence.Tags, tagger.Tag(sentence.Tokens).Tags));
    }

    [Fact]
    public void PairsAreReadOnBothSidesOfAToken()
    {
        // Without a recurrence that learns anything, a tag that depends on both neighbours needs both pairs.
        TaggedSentence[] corpus =
        [
            .. from before in new[] { "甲", "乙" } from middle in new[] { "丙", "丁" } from behind in new[] { "戊", "己" }
               select new TaggedSentence([before, middle, behind], ["O", $"{before}{behind}", "O"]),
        ];
        var model = SequenceTagger.Train(
            corpus, TinyTagging.Options with { Bigrams = true, BigramMinimumCount = 1, Head = TagHead.Softmax },
            TinyTagging.Training with { Epochs = 40 });
        Assert.Equal(1, model.Evaluate(corpus).Tokens.Share);
        Assert.Equal(CharacterReading.None, model.Options.Characters);
        Assert.Contains("\n\t甲", model.Vocabularies.Bigrams!.Tokens);
        Assert.Contains("己\t\n", model.Vocabularies.Bigrams.Tokens);
    }

    [Theory]
    [InlineData(TagHead.Crf)]
    [InlineData(TagHead.Softmax)]
    public void GradientsOfAllParametersAreThoseOfDifferences(TagHead head)
    {
        var options = new SequenceTaggerOptions
        {
            Embedding = 3,
            Hidden = 2,
            Layers = 2,
            Characters = CharacterReading.Lstm,
            CharacterEmbedding = 2,
            CharacterHidden = 2,
            Bigrams = true,
            BigramEmbedding = 2,
            BigramMinimumCount = 1,
            Head = head,
            Scheme = TagScheme.Bioes,
        };
        var corpus = TinyTagging.Names(TagScheme.Iob2);
        var vocabularies = TokenVocabularies.Build(options, [.. corpus.Select(sentence => sentence.Tokens)]);
        var tags = TagSet.Of(TinyTagging.Names(TagScheme.Bioes), TagScheme.Bioes, TagSpelling.Standard);
        var model = new SequenceTaggerModel(options, vocabularies, tags.Tags.Count, tags.IsAllowed, seed: 2);
        var batch = TokenBatch.Pack([.. corpus.Take(3).Select(sentence => vocabularies.Encode(sentence.Tokens))]);
        var targets = PackedTokens.Pack([.. TinyTagging.Names(TagScheme.Bioes).Take(3).Select(tags.Encode)]);
        GradientCheck.Of(
            (_, pass) => model.Forward(batch, pass) is var scores && model.Crf is { } crf
                ? crf.NegativeLogLikelihood(scores, targets.Ids, pass) : CrossEntropy.Mean(scores.Data, targets.Ids),
            [],
            [.. model.NamedParameters().Select(entry => entry.Parameter)
                .Where(parameter => parameter.Shape[0] != vocabularies.Bigrams!.Count)]);
    }

    [Fact]
    public void TogetherIsOneByOneAndThreadsDoNotMatter()
    {
        var tagger = SequenceTagger.Train(
            TinyTagging.ByNeighbours, TinyTagging.Options, TinyTagging.Training with { Epochs = 2 });
        IReadOnlyList<string>[] sentences = [.. TinyTagging.ByNeighbours.Select(sentence => sentence.Tokens), [],
            ["never", "seen"]];
        var together = tagger.Tag(sentences).ToArray();
        Assert.Equal(sentences.Length, together.Length);
        Assert.All(sentences.Zip(together), pair => Assert.Equal(tagger.Tag(pair.First).Tags, pair.Second.Tags));
        Assert.Empty(tagger.Tag([]).Tags);
        var texts = sentences.Select(tokens => string.Join(' ', tokens)).ToArray();
        Assert.All(texts.Zip(tagger.Predict(texts)), pair =>
            Assert.Equal(tagger.Predict(pair.First).Tokens, pair.Second.Tokens));
    }

    [Fact]
    public void ASentenceLongerThanIsReadAtOnceIsTaggedInPieces()
    {
        var tagger = SequenceTagger.Train(TinyTagging.Names(TagScheme.Iob2), TinyTagging.Options, TinyTagging.Training);
        string[] tokens = [.. Enumerable.Range(0, 2 * SequenceTagger.MaximumTokens + 5)
            .Select(i => i % 2 == 0 ? "Ada" : "saw")];
        var tagged = tagger.Predict(string.Join(' ', tokens));
        Assert.Equal(tokens.Length, tagged.Tokens.Count);
        Assert.Equal(tagged.Tokens.Select(token => token.Tag), tagger.Tag(tokens).Tags);
        Assert.Equal("B-PER", tagged.Tokens[^1].Tag);
        Assert.Equal(tagged.Text.Length - 3, tagged.Spans[^1].Span.Start);
    }

    [Fact]
    public void ProbabilitiesAreThoseOfTheBestSequences()
    {
        var tagger = SequenceTagger.Train(
            TinyTagging.Names(TagScheme.Iob2), TinyTagging.Options, TinyTagging.Training with { Epochs = 3 });
        var tagged = tagger.Predict("Ada saw New York");
        var best = tagger.PredictBest("Ada saw New York", 100_000);
        Assert.Equal(1, best.Sum(one => one.Probability), 1e-5);
        Assert.Equal(tagged.Tokens.Select(token => token.Tag), best[0].Sentence.Tags);
        Assert.True(best.Zip(best.Skip(1)).All(pair => pair.First.Probability >= pair.Second.Probability));
        foreach (var span in tagged.Spans)
        {
            var (start, end) = (
                tagged.Tokens.ToList().FindIndex(token => token.Span.Start == span.Span.Start), tagged.Tokens.ToList()
                .FindIndex(token => token.Span.End == span.Span.End) + 1);
            Assert.Equal(
                best.Where(one => TagSchemes.Spans(one.Sentence.Tags, TagScheme.Iob2)
                .Contains(new TagSpan(span.Type, start, end - start))).Sum(one => one.Probability), span.Probability,
                1e-5);
        }
        var softmax = SequenceTagger.Train(
            TinyTagging.ByNeighbours, TinyTagging.Options with { Head = TagHead.Softmax },
            TinyTagging.Training with { Epochs = 1 });
        Assert.Contains(
            "`Head` crf", Assert.Throws<InvalidOperationException>(() => softmax.PredictBest(["a"], 2)).Message,
            StringComparison.Ordinal);
        Assert.All(softmax.Predict("a b").Tokens, token => Assert.InRange(token.Probability, 0.1, 1));
    }

    [Fact]
    public void TheBestSequencesOfManyTextsAreThoseOfEachAlone()
    {
        var tagger = SequenceTagger.Train(
            TinyTagging.Names(TagScheme.Iob2), TinyTagging.Options, TinyTagging.Training with { Epochs = 3 });
        string[] texts = ["Ada saw New York", "", "Bob", "they saw York"];
        const int Count = 1500; // so that the texts are more than one chunk
        var together = tagger.PredictBest(texts, Count).ToArray();
        Assert.Equal(texts.Length, together.Length);
        Assert.Empty(together[1]);
        foreach (var (text, best) in texts.Zip(together))
        {
            var alone = tagger.PredictBest(text, Count);
            Assert.Equal(alone.Select(one => one.Probability), best.Select(one => one.Probability));
            Assert.Equal(alone.Select(one => one.ToString()), best.Select(one => one.ToString()));
        }
        Assert.Equal(tagger.TagBest(["Bob"], 3).Select(one => $"{one}"), together[2].Take(3).Select(one => $"{one}"));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => tagger.PredictBest(texts, 0));
        Assert.Throws<ArgumentNullException>("text", () => tagger.PredictBest(null!, 1));
        Assert.Throws<ArgumentException>(() => tagger.PredictBest(["Bob", null!], 1).Count());
        Assert.Throws<ArgumentException>(
            () => tagger.PredictBest(string.Concat(Enumerable.Repeat("a ", SequenceTagger.MaximumTokens + 1)), 1));
    }

    [Fact]
    public void ManySentencesOrTextsCanBeCancelled()
    {
        var tagger = SequenceTagger.Train(
            TinyTagging.Names(TagScheme.Iob2), TinyTagging.Options, TinyTagging.Training with { Epochs = 1 });
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        string[] texts = ["Ada saw Bob"];
        Assert.ThrowsAny<OperationCanceledException>(() => tagger.Predict(texts, cancel.Token).Count());
        Assert.ThrowsAny<OperationCanceledException>(() => tagger.PredictBest(texts, 2, cancel.Token).Count());
        Assert.ThrowsAny<OperationCanceledException>(() => tagger.Tag([texts], cancel.Token).Count());
    }

    [Fact]
    public void WidthIsFoldedWhereKnownWordsAreLookedUp()
    {
        var tagger = SequenceTagger.Train(
            [TinyTagging.Segmented("１９９８ 年 中国"), TinyTagging.Segmented("中国 １ 年")],
                TinyTagging.Options with { FoldWidth = true, Tokens = "characters" },
                TinyTagging.Training with { Epochs = 40 });
        var scores = tagger.Evaluate([TinyTagging.Segmented("1998 年 中 国")]);
        Assert.Equal(new Tally(2, 2), scores.InVocabulary);
        Assert.Equal(2, scores.OutOfVocabulary.Total);
        Assert.Equal(new Tally(7, 7), new Tally(scores.Known.Total, 7));
        Assert.Contains("1998", tagger.TrainingWords!);
        Assert.Equal(
            ["1998", "年"],
            tagger.Predict("1998年").ToSentences().SelectMany(
                sentence => SegmentedWords.Of(sentence.Tokens, sentence.Tags)));
    }

    [Fact]
    public void ATagThatTrainingHadNotCountsAsAMistake()
    {
        var tagger = SequenceTagger.Train(
            TinyTagging.ByNeighbours, TinyTagging.Options, TinyTagging.Training with { Epochs = 1 });
        Assert.Equal(new Tally(0, 2), tagger.Evaluate([new TaggedSentence(["a", "b"], ["new", "newer"])]).Tokens);
        Assert.Equal(
            2, tagger.Evaluate([new TaggedSentence(["a", "b", "c"], ["new", "before-c", "newer"])]).UnknownTags);
        var names = SequenceTagger.Train(
            TinyTagging.Names(TagScheme.Iob2), TinyTagging.Options, TinyTagging.Training with { Epochs = 1 });
        Assert.Equal(
            1, names.Evaluate([new TaggedSentence(["a", "b"], ["B-ORG", "I-ORG"])]).Types.Single(
            type => type.Type == "ORG").Gold);
        // Of a type that training had, letters that it had not are known: they say where a span ends, which training
        // learns from any.
        var scores = names.Evaluate(
            [new TaggedSentence(["a", "b", "c"], ["S-PER", "B-ORG", "O"]), new TaggedSentence(["a"], ["B-ORG"])]);
        Assert.Equal((2, 2), (scores.UnknownTags, scores.Sentences));
    }

    [Fact]
    public void TheSameSeedGivesTheSameBytesOnAnyNumberOfThreads()
    {
        var options = TinyTagging.Options with
        {
            Bigrams = true,
            Layers = 2,
            Dropout = 0.3f,
            RecurrentDropout = 0.2f,
            WordDropout = 0.1f,
            Characters = CharacterReading.Lstm
        };
        var files = new List<byte[]>();
        var before = Threads.Count;
        foreach (var threads in new[] { 1, 3 })
        {
            Threads.Count = threads;
            files.Add(TinyTagging.Bytes(
                SequenceTagger.Train(
                TinyTagging.Names(TagScheme.Iob1), options, TinyTagging.Training with { Epochs = 2 },
                TinyTagging.Names(TagScheme.Iob1))));
        }
        Threads.Count = before;
        Assert.Equal(files[0], files[1]);
    }

    [Fact]
    public void ErrorsSayWhatWasExpected()
    {
        static void AssertOption(string property, string expected, Action train)
        {
            var refusal = Assert.Throws<OptionException>(train);
            Assert.Equal((expected, property), (refusal.Message, refusal.ParamName));
        }

        static string Refused(params TaggedSentence[] train) =>
            Assert.Throws<ArgumentException>(() => SequenceTagger.Train(train)).Message;
        Assert.Contains("there is no sentence to train on", Refused(), StringComparison.Ordinal);
        Assert.Contains("sentence 1 is empty", Refused(new(["a"], ["x"]), new([], [])), StringComparison.Ordinal);
        Assert.Contains(
            "the sentence of line 7 has 2 tokens and 1 tags",
            Refused(new TaggedSentence(["a", "b"], ["x"]) { Line = 7 }), StringComparison.Ordinal);
        Assert.Contains(
            "65537 tokens",
            Refused(new TaggedSentence([.. Enumerable.Repeat("a", 65537)], [.. Enumerable.Repeat("x", 65537)])),
            StringComparison.Ordinal);
        // A column of words, or of numbers, taken for that of the tags.
        string[] many = [.. Enumerable.Range(0, 5000).Select(i => $"t{i}")];
        Assert.Contains("there are 5,000 tags, but a chain takes at most 4,096; "
            + "choose the column that holds the tags (`Column`), or let each", Refused(new TaggedSentence(many, many)),
                StringComparison.Ordinal);
        string[] spans = [.. many.Take(1100).SelectMany(tag => new[] { $"B-{tag}", $"I-{tag}" })];
        Assert.Contains("there are 4,400 tags, with all that spans of each type may need, but a chain",
            Refused(new TaggedSentence(spans, spans)), StringComparison.Ordinal);
        Assert.Contains(
            "all tokens have the tag 'O', but two tags or more were expected",
            Refused(new TaggedSentence(["a", "b"], ["O", "O"])), StringComparison.Ordinal);
        Assert.Contains(
            "sentence 0 has an empty token", Refused(new TaggedSentence([""], ["X"])), StringComparison.Ordinal);
        Assert.Contains(
            "sentence 0: ", Refused(new TaggedSentence(["a", "b"], ["X\n", "Y"])), StringComparison.Ordinal);
        Assert.Contains(
            "sentence 0: ", Refused(new TaggedSentence(["a", "b"], ["X", null!])), StringComparison.Ordinal);
        AssertOption(
            "LabelSmoothing",
            "`LabelSmoothing` spreads each token's target over all tags, but `Head` crf learns the tags of a sentence "
            + "together; give `Head` softmax, or leave it out",
            () => SequenceTagger.Train(TinyTagging.ByNeighbours, training: new() { LabelSmoothing = 0.1f }));
        AssertOption(
            "BigramEmbedding", "`BigramEmbedding` is 0, but a whole number from 1 to 16384 was expected",
            () => SequenceTagger.Train(TinyTagging.ByNeighbours, new() { BigramEmbedding = 0 }));
        var spelt = new SequenceTaggerOptions { Scheme = TagScheme.Iob2, Spelling = new() { Separator = 'x' } };
        AssertOption(
            "Spelling",
            "`Spelling` is BxX, but B and X as in 'B-X', with one of -_:.|/+# between them, was expected",
            () => SequenceTagger.Train(TinyTagging.Names(TagScheme.Iob2), spelt));
        Assert.Contains(
            "sentence 0: ",
            Assert.Throws<ArgumentException>(
            () => SequenceTagger.Train(
            TinyTagging.ByNeighbours, TinyTagging.Options with { Scheme = TagScheme.Iob2 })).Message,
            StringComparison.Ordinal);
        var dev = Assert.Throws<ArgumentException>(
            () => SequenceTagger.Train(
            TinyTagging.Names(TagScheme.Iob2), dev: [new TaggedSentence(["a"], ["NOUN"]) { Line = 3 }]));
        Assert.Equal("dev", dev.ParamName);
        Assert.Contains("the sentence of line 3: ", dev.Message, StringComparison.Ordinal);
        var names = SequenceTagger.Train(
            TinyTagging.Names(TagScheme.Iob2), TinyTagging.Options, TinyTagging.Training with { Epochs = 1 });
        Assert.Contains(
            "the sentence of line 5: ",
            Assert.Throws<ArgumentException>(
            () => names.Evaluate([new TaggedSentence(["a"], ["NOUN"]) { Line = 5 }])).Message,
            StringComparison.Ordinal);
    }
}
