using System.Runtime.CompilerServices;

namespace Unroll.Text.Tests;

/// <summary>A training that starts from a model, of the same task or another.</summary>
public class StartingModelTests
{
    /// <summary>Steps too small to change a weight: what is trained is what training started from.</summary>
    private static readonly TrainingOptions Still = new()
    {
        Epochs = 1,
        BatchSize = 4,
        LearningRate = 1e-30f,
        Schedule = new ConstantSchedule(),
    };

    private static readonly TextClassifier Classifier = TinyTask.Trained(epochs: 4);

    private static readonly SequenceTagger Tagger = SequenceTagger.Train(
        TinyTagging.Names(TagScheme.Iob2), TinyTagging.Options with { Tokens = "words", Bigrams = true },
        TinyTagging.Training with { Epochs = 4 });

    private static readonly Translator Translator = Translator.Train(
        TinyTranslation.Numbers, TinyTranslation.Options, TinyTranslation.Training);

    [Fact]
    public void AClassifierKeepsItsAnswersAndLearnsNewClasses()
    {
        LabelledText[] more = [new("bird", "bird x dog"), new("bird", "a bird"), new("dog", "dog 猫")];
        var run = new TextClassifierTraining(more, training: Still, from: Classifier);
        run.Run();
        var further = run.Model!;
        Assert.Equal(["bird", "dog", "猫"], further.Labels);
        Assert.Equal([.. Classifier.Vocabulary.Tokens, "bird", "a"], further.Vocabulary.Tokens);
        Assert.Equal((3, 2, Classifier), (run.WordsKnown, run.WordsAdded, run.From));
        Assert.Equal(TinyTask.Options with { Bigrams = false }, further.Options);
        foreach (var text in TinyTask.Texts.Select(text => text.Text).Append("dog unheard-of"))
            Assert.Equal(Scores(Classifier, text), Scores(further, text)[1..]);
        // A new word starts as the unknown one, which it was.
        Assert.Equal(Scores(Classifier, "dog bird"), Scores(further, "dog bird")[1..]);
        Assert.NotEqual(Scores(further, "dog")[0], Scores(further, "dog")[1]);

        static float[] Scores(TextClassifier classifier, string text) =>
            classifier.Model.Forward(TokenBatch.PackOne(classifier.Encode(text))).ToArray();
    }

    [Fact]
    public void ATaggerKeepsItsAnswersAndLearnsNewTypesInAnySchemeOfSpans()
    {
        TaggedSentence[] more =
            [new(["they", "like", "Pizza", "Napoli"], ["O", "O", "B-FOOD", "E-FOOD"]), new(["Ada"], ["S-PER"])];
        var further = SequenceTagger.Train(
            more, new() { Tokens = "characters", Hidden = 77 }, Still, from: Tagger);
        Assert.Equal(
            ["B-CITY", "B-FOOD", "B-PER", "E-CITY", "E-FOOD", "E-PER", "I-CITY", "I-FOOD", "I-PER", "O", "S-CITY",
                "S-FOOD", "S-PER"], further.Tags);
        Assert.Equal((TagScheme.Bioes, 8), (further.Scheme, further.Options.Hidden));
        Assert.Equal("words", further.Options.Tokens);
        int[] rows = [0, 2, 3, 5, 6, 8, 9, 10, 12];
        foreach (var sentence in TinyTagging.Names(TagScheme.Iob2))
        {
            var (before, after) = (Emissions(Tagger, sentence), Emissions(further, sentence));
            Assert.Equal(
                before, Enumerable.Range(0, sentence.Tokens.Count).SelectMany(
                    token => rows.Select(row => after[token * further.Tags.Count + row])));
        }
        var (transitions, known) = (further.Model.Crf!.Transitions.Value, Tagger.Model.Crf!.Transitions.Value);
        foreach (var (i, row) in rows.Index())
        {
            foreach (var (j, column) in rows.Index())
                Assert.Equal(known.Span[i * rows.Length + j], transitions.Span[row * 13 + column]);
        }
        Assert.Equal(
            Tagger.Model.Crf.EndTransitions.Value.ToArray(),
            rows.Select(row => further.Model.Crf.EndTransitions.Value.Span[row]));

        static float[] Emissions(SequenceTagger tagger, TaggedSentence sentence) => tagger.Model.Forward(
            TokenBatch.PackOne(tagger.Vocabularies.Encode(sentence.Tokens))).Data.ToArray();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ATranslatorKeepsItsAnswers(bool isShared)
    {
        var options = TinyTranslation.Options with { SharedVocabulary = isShared, Tokens = "bpe:20" };
        var translator = Translator.Train(TinyTranslation.Numbers, options, TinyTranslation.Training);
        var further = Translator.Train([new("eins ß", "one z")], training: Still, from: translator);
        Assert.Equal(translator.Options, further.Options);
        Assert.Equal(
            translator.TargetVocabulary.Tokens,
            further.TargetVocabulary.Tokens.Take(translator.TargetVocabulary.Count));
        Assert.Contains("ß", further.SourceVocabulary.Tokens.Skip(translator.SourceVocabulary.Count));
        foreach (var pair in TinyTranslation.Numbers.Take(5))
            Assert.Equal(Losses(translator, pair), Losses(further, pair));

        // The scores of the tokens that both know.
        float[] Losses(Translator one, SentencePair pair)
        {
            var batch = TinyTranslation.Batch(one, pair);
            var (sources, start) = one.Model.Encode(batch.Source);
            var logits = one.Model.Logits(one.Model.Decode(batch.Input, sources, start).Readout);
            return [.. Enumerable.Range(0, logits.Shape[0]).SelectMany(
                row => logits.Span.Slice(row * logits.Shape[1], translator.TargetVocabulary.Count).ToArray())];
        }
    }

    [Fact]
    public void AClassifierReadsAsATaggerDoes()
    {
        var classifier = TextClassifier.Train(
            TinyTask.Texts, new() { Pooling = Pooling.Mean, LayerNorm = true }, Still, from: Tagger);
        Assert.Equal((Pooling.Mean, 8, 4, true, (TokenKind)"words"), (
            classifier.Options.Pooling, classifier.Options.Hidden, classifier.Options.CharacterHidden,
            classifier.Options.Bigrams, classifier.Options.Tokens!));
        string[] tokens = ["Ada", "saw", "unheard-of", "dog"];
        AssertSameStates(
            Tagger.Model.Trace(TokenBatch.PackOne(Tagger.Vocabularies.Encode(tokens))),
            classifier.Model.Trace(TokenBatch.PackOne(classifier.Encode(tokens))));
    }

    [Fact]
    public void ATaggerAndATranslatorReadAsAClassifierDoes()
    {
        var tagger = SequenceTagger.Train(TinyTagging.Names(TagScheme.Iob2), training: Still, from: Classifier);
        Assert.Equal((TokenKind.Learned, CharacterReading.None), (tagger.Options.Tokens, tagger.Options.Characters));
        var translator = Translator.Train(
            [new("dog 猫", "a b"), new("猫", "c")], new() { TargetTokens = "characters" }, Still, from: Classifier);
        Assert.Equal("words", translator.Options.Tokens);
        string[] tokens = ["猫", "x", "dog", "unheard-of"];
        var trace = Classifier.Model.Trace(TokenBatch.PackOne(Classifier.Encode(tokens)));
        AssertSameStates(trace, tagger.Model.Trace(TokenBatch.PackOne(tagger.Vocabularies.Encode(tokens))));
        AssertSameStates(
            trace, translator.Model.Trace([.. tokens.Select(token => translator.SourceVocabulary.IdOf(token))]));
    }

    [Fact]
    public void AClassifierReadsAsATranslatorsEncoder()
    {
        var classifier = TextClassifier.Train(
            [new("one", "one"), new("two", "two two"), new("two", "two")], training: Still, from: Translator);
        Assert.Equal("characters", classifier.Options.Tokens);
        Assert.False(classifier.Vocabulary.HasMarks);
        string[] tokens = ["n", "u", "l", "?"];
        AssertSameStates(
            Translator.Model.Trace([.. tokens.Select(token => Translator.SourceVocabulary.IdOf(token))]),
            classifier.Model.Trace(TokenBatch.PackOne(classifier.Encode(tokens))));
    }

    [Fact]
    public void WhatAModelLearnedIsAHeadStart()
    {
        var brief = TinyTagging.Training with { Epochs = 3 };
        var teacher = SequenceTagger.Train(TinyTagging.ByNeighbours, TinyTagging.Options, TinyTagging.Training);
        TaggedSentence[] few = [.. TinyTagging.ByNeighbours.Take(6)];
        var alone = SequenceTagger.Train(few, TinyTagging.Options, brief);
        var further = SequenceTagger.Train(few, TinyTagging.Options, brief, from: teacher);
        var (without, with) = (
            alone.Evaluate(TinyTagging.ByNeighbours).Tokens.Share,
            further.Evaluate(TinyTagging.ByNeighbours).Tokens.Share);
        Assert.True(with > 0.95 && without < 0.9, $"{with} and {without}");
    }

    [Fact]
    public void ACheckpointBelongsToTheModelThatTrainingStartedFrom()
    {
        using var file = new TemporaryFile("");
        var other = TinyTask.Trained(epochs: 5);
        var whole = Training(Classifier);
        whole.Run();
        using (var cancel = new CancellationTokenSource())
            Training(Classifier).Run(progress =>
            {
                if (progress.IsEpochEnd)
                    cancel.Cancel();
            }, new CheckpointOptions(file.Path), cancel.Token);
        var resumed = Training(Classifier);
        resumed.ResumeFrom(file.Path);
        resumed.Run();
        Assert.Equal(TinyTask.Bytes(whole.Model!), TinyTask.Bytes(resumed.Model!));
        Assert.Contains(
            "digest of the model to start from", Assert.Throws<InvalidDataException>(
                () => Training(other).ResumeFrom(file.Path)).Message, StringComparison.Ordinal);

        static TextClassifierTraining Training(TextClassifier from) => new(
            TinyTask.Texts, training: TinyTask.Training with { Epochs = 3 }, from: from);
    }

    [Fact]
    public void WithoutOptionsThoseOfTheModelAreTaken()
    {
        var options = TinyTagging.Options with
        {
            Tokens = "words",
            Dropout = 0.25f,
            Format = TaggedFormat.Conll,
            Column = "3",
            InitialRange = 0.2f,
        };
        var tagger = SequenceTagger.Train(TinyTagging.Names(TagScheme.Iob2), options, Still);
        var further = SequenceTagger.Train(TinyTagging.Names(TagScheme.Bioes), training: Still, from: tagger);
        Assert.Equal(tagger.Options with { Scheme = TagScheme.Bioes, InitialRange = null }, further.Options);
    }

    [Fact]
    public void ATranslatorMayAnswerAtLeastAsLongAsBefore()
    {
        var options = TinyTranslation.Options with { LengthRatio = null };
        SentencePair[] longer = [new("eins", "one one one one one one one one one one one one")];
        var brief = Translator.Train(TinyTranslation.Numbers, options, TinyTranslation.Training with { Epochs = 1 });
        var further = Translator.Train(longer, training: Still, from: brief);
        Assert.True(further.Options.LengthRatio > brief.Options.LengthRatio);
        Assert.Equal(
            further.Options.LengthRatio,
            Translator.Train(TinyTranslation.Numbers, training: Still, from: further).Options.LengthRatio);
    }

    [Fact]
    public void AClassWithoutTextsTakesNoWeightFromAnother()
    {
        Assert.Equal([1, 2, 2 / 3f], ClassWeights.Balanced.For(["a", "b", "c"], [1, 2, 2, 2]));
        Assert.Equal([2, 2 / 3f], ClassWeights.Balanced.For(["a", "b"], [0, 1, 1, 1]));
        LabelledText[] texts = [new("猫", "猫 x"), new("猫", "x"), new("bird", "bird"), new("bird", "a bird")];
        var options = TinyTask.Options with { ClassWeights = ClassWeights.Balanced };
        Assert.Equal(["bird", "dog", "猫"], TextClassifier.Train(texts, options, Still, from: Classifier).Labels);
    }

    [Fact]
    public void AFewSentencesMayShowTooLittleOfTheScheme()
    {
        foreach (var tags in new[] { new[] { "O", "O" }, ["B-PER", "B-PER"] })
        {
            var further = SequenceTagger.Train([new(["Ada", "x"], tags)], training: Still, from: Tagger);
            Assert.Equal((TagScheme.Iob2, Tagger.Tags.Count), (further.Scheme, further.Tags.Count));
        }
        AssertRefused<ArgumentException>(
            "the tags are of no scheme",
            () => SequenceTagger.Train([new(["Ada", "x"], ["S-PER", "S-PER"])], training: Still, from: Tagger));
        var words = SequenceTagger.Train(
            [TinyTagging.Segmented("我们 去"), TinyTagging.Segmented("我 去")],
            TinyTagging.Options with { Tokens = "characters" }, Still);
        Assert.Equal(
            words.Tags, SequenceTagger.Train([TinyTagging.Segmented("我 去")], training: Still, from: words).Tags);
    }

    [Fact]
    public void ALimitedVocabularyGrowsAsFarAsThereIsRoom()
    {
        var size = Classifier.Vocabulary.Count;
        LabelledText[] texts = [new("dog", "one two two"), new("猫", "dog dog dog dog one")];
        foreach (var (limit, expected) in new[] { (size + 1, size + 1), (3, size), (100, size + 2) })
        {
            var further = TextClassifier.Train(
                texts, TinyTask.Options with { Vocabulary = new() { MaximumSize = limit } }, Still, from: Classifier);
            Assert.Equal(expected, further.Vocabulary.Count);
        }
        var translator = Translator.Train(
            [new("ß", "ß")],
            TinyTranslation.Options with { Vocabulary = new() { MaximumSize = 5 } }, Still, from: Translator);
        Assert.Equal(Translator.SourceVocabulary.Tokens, translator.SourceVocabulary.Tokens);
        Assert.Equal(Translator.TargetVocabulary.Tokens, translator.TargetVocabulary.Tokens);
    }

    [Fact]
    public void ATranslatorTakesTokensThatItCanWriteAndSaysThatItFoldsCase()
    {
        var lower = TinyTask.Options with { LowerCase = true };
        var from = TextClassifier.Train(TinyTask.Texts, lower, Still);
        const string Folded = "translations are learned in lower case, as the model that training starts from reads";
        Assert.StartsWith(Folded, Assert.Single(Notices([new("dog", "Hund")], from)), StringComparison.Ordinal);
        Assert.Empty(Notices([new("dog", "hund")], from));
        Assert.Empty(Notices([new("dog", "Hund")], Classifier));
        var learned = new SequenceTaggerOptions { Tokens = TokenKind.Learned, Characters = CharacterReading.None };
        Assert.Equal("characters", new TranslatorOptions { Tokens = "characters" }.StartingFrom(learned).Tokens);
        Assert.Equal("words", new TranslatorOptions().StartingFrom(learned).Tokens);

        static IReadOnlyList<string> Notices(SentencePair[] pairs, ITextModel from) =>
            new TranslatorTraining(pairs, training: Still, from: from).Notices;
    }

    [Fact]
    public void WhatMayBeForgottenIsSaid()
    {
        Assert.Equal(
            ["no training text has the label '猫', which the model that training starts from knows: it may forget it"],
            new TextClassifierTraining(
                [new("dog", "dog"), new("dog", "a dog")], training: Still, from: Classifier).Notices);
        Assert.Equal(
            ["no training token has the type 'CITY' (and 1 other), which the model that training starts from knows: "
                + "it may forget them"],
            new SequenceTaggerTraining([new(["a", "b"], ["O", "O"])], training: Still, from: Tagger).Notices);
        Assert.Empty(new SequenceTaggerTraining(
            TinyTagging.Names(TagScheme.Bioes), training: Still, from: Tagger).Notices);
    }

    [Fact]
    public void AModelDoesNotKeepTheOneItStartedFrom()
    {
        var (model, weight) = Trained();
        GC.Collect();
        Assert.False(weight.IsAlive);
        Assert.Equal(3, model.Labels.Count);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static (TextClassifier, WeakReference) Trained()
        {
            var from = TinyTask.Trained(epochs: 1);
            LabelledText[] more = [new("bird", "a bird"), new("dog", "dog")];
            return (
                TextClassifier.Train(more, training: Still, from: from),
                new WeakReference(from.Model.NamedParameters().First().Parameter.Value));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WordsStartFromTheMeanOfTheirSubwords(bool isClassifier)
    {
        var translator = TinyTranslation.Untrained(
            TinyTranslation.Options with { Tokens = "bpe:9" }, TinyTranslation.Numbers);
        var source = translator.Vocabularies.Source;
        ITextModel started = isClassifier
            ? TextClassifier.Train(
                [new("a", "three one"), new("b", "two fox"), new("a", "one")], training: Still, from: translator)
            : SequenceTagger.Train(
                [new(["three", "one", "two", "fox"], ["A", "B", "A", "B"])], training: Still, from: translator);
        var words = (started as TextClassifier)?.Vocabulary ?? ((SequenceTagger)started).Vocabulary;
        Assert.Equal(["<pad>", "<unk>", "three", "one", "two", "fox"], words.Tokens.ToHashSet());
        Assert.Equal(isClassifier ? "words" : TokenKind.Learned, started.Options.Tokens);
        var (rows, pieces) = (Weight(started, "embeddings.weight"), Weight(translator, "source.weight"));
        var size = translator.Options.Embedding;
        for (var id = 2; id < words.Count; id++)
        {
            string[] cut = [.. source.Cut(words.Tokens[id])];
            Assert.True(cut.Length > 1 || words.Tokens[id] != "fox");
            for (var i = 0; i < size; i++)
                Assert.Equal(
                    cut.Average(piece => pieces[source.Vocabulary.IdOf(piece) * size + i]), rows[id * size + i], 1e-6f);
        }
        Assert.Equal(Weight(translator, "encoder.weight_hh_l0"), Weight(started, "lstm.weight_hh_l0"));

        static float[] Weight(ITextModel model, string name) =>
            model.Model.NamedParameters().Single(entry => entry.Name == name).Parameter.Value.ToArray();
    }

    [Fact]
    public void ATranslatorOfSubwordsKnowsItsOwn()
    {
        var translator = TinyTranslation.Untrained(
            TinyTranslation.Options with { Tokens = "bpe:9" }, TinyTranslation.Numbers);
        var run = new TranslatorTraining(TinyTranslation.Numbers, training: Still, from: translator);
        Assert.NotEqual(0, run.WordsKnown);
        Assert.Equal(0, run.WordsAdded);
    }

    [Fact]
    public void WhatCannotStartATrainingIsSaid()
    {
        AssertRefused<OptionException>(
            "a translator reads tokens alone, but training starts from a model with `Characters` lstm",
            () => Translator.Train(TinyTranslation.Numbers, from: Tagger));
        AssertRefused<OptionException>(
            "`Vectors.Path` has words to start from, but training starts from those of a model",
            () => TextClassifier.Train(
                TinyTask.Texts, new() { Vectors = new() { Path = "vectors.txt" } }, from: Classifier));
        AssertRefused<OptionException>(
            "`InitialRange` says where weights start, but training starts from those of a model",
            () => TextClassifier.Train(TinyTask.Texts, new() { InitialRange = 0.1f }, from: Tagger));
        AssertRefused<ArgumentException>(
            "the tags are of no scheme, but training starts from a tagger whose tags are of spans with types",
            () => SequenceTagger.Train([new(["a", "b"], ["X", "Y"])], from: Tagger));
        AssertRefused<ArgumentException>(
            "the tags are of spans without types, but training starts from a tagger whose tags are of spans with types",
            () => SequenceTagger.Train([TinyTagging.Segmented("我们 去")], from: Tagger));
        AssertRefused<ArgumentException>(
            "there is no text to train on", () => TextClassifier.Train([], from: Classifier));
        AssertRefused<ArgumentException>(
            "each of the 3 texts has a label of its own",
            () => TextClassifier.Train([new("a", "x"), new("b", "y"), new("c", "z")], from: Classifier));
        AssertRefused<ArgumentException>(
            "it is a Foreign, but a model of this library was expected",
            () => TextClassifier.Train(TinyTask.Texts, from: new Foreign()));
    }

    private static void AssertRefused<T>(string expected, Func<object> train) where T : ArgumentException =>
        Assert.Contains(expected, Assert.Throws<T>(train).Message, StringComparison.Ordinal);

    private static void AssertSameStates(RecurrentTrace expected, RecurrentTrace actual)
    {
        foreach (var (one, other) in expected.Layers.Zip(actual.Layers))
        {
            foreach (var series in one.Series)
                Assert.Equal(series.Values.ToArray(), other[series.Name].ToArray());
        }
    }

    private sealed class Foreign : ITextModel
    {
        public string Task => "own";

        public NetworkOptions Options => Classifier.Options;

        public IModule Model => Classifier.Model;

        public IReadOnlyDictionary<string, string> Training { get; } = new Dictionary<string, string>();

        public TextTrace Trace(string text) => Classifier.Trace(text);

        public void WarmUp() => Classifier.WarmUp();

        public void Save(string path) => throw new NotSupportedException();

        public void Save(Stream stream) => throw new NotSupportedException();
    }
}
