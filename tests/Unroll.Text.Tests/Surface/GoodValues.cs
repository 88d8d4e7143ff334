using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Unroll.Text.Tests;

/// <summary>
/// A value of every type that the public surface takes, and of every class to call it on. All sizes are 4, so that they
/// go together: four sequences of a step of four features, four classes, layers of four units.
/// </summary>
internal static class GoodValues
{
    private const int N = 4;

    private static readonly Linear Layer = new(N, N, seed: 1);
    private static readonly Recurrent<LstmCell> Network = new(N, N, seed: 1);
    private static readonly AttentionRecurrent<LstmCell> Attending =
        new(N, N, new DotScore(N), new() { Coverage = true }, seed: 1);

    private static readonly byte[] LayerCheckpoint = CheckpointOf(Layer);
    private static readonly TextClassifier Classifier = TinyTask.Trained();
    private static readonly TaggedSentence[] Names = TinyTagging.Names(TagScheme.Iob2);
    private static readonly SequenceTagger Tagger =
        SequenceTagger.Train(Names, TinyTagging.Options, TinyTagging.Training with { Epochs = 1 });

    private static readonly Translator Translator =
        TinyTranslation.Untrained(TinyTranslation.Options, TinyTranslation.Numbers);

    private static readonly Dictionary<Type, Func<object>> ByType = new()
    {
        [typeof(bool)] = () => false,
        [typeof(int)] = () => 1,
        [typeof(long)] = () => 1L,
        [typeof(ulong)] = () => 1UL,
        [typeof(float)] = () => 0.5f,
        [typeof(double)] = () => 0.5,
        [typeof(char)] = () => 'a',
        [typeof(string)] = () => "dog 猫",
        [typeof(object)] = () => "object",
        [typeof(Encoding)] = () => Encoding.UTF8,
        [typeof(Stream)] = () => new MemoryStream("dog\tdog 猫\n"u8.ToArray()),
        [typeof(Utf8JsonWriter)] = OpenObject,
        [typeof(Action<Stream>)] = () => (Stream _) => { },
        [typeof(Func<string, string?>)] = () => (string name) => name,
        [typeof(Func<LstmCell, string>)] = () => (LstmCell _) => "",
        [typeof(Func<LstmCell, IEnumerable<string>>)] = () => (LstmCell _) => (string[])["dog"],
        [typeof(TextWriter)] = () => new StringWriter(),
        [typeof(CancellationToken)] = () => CancellationToken.None,
        [typeof(Index)] = () => new Index(0),
        [typeof(Func<int?, int?, bool>)] = () => (int? _, int? _) => true,
        [typeof(Func<string, bool>)] = () => (string _) => true,
        [typeof(Action<TrainingProgress>)] = () => (TrainingProgress _) => { },
        [typeof(ParameterUpdate)] = () => (ParameterUpdate)(_ => { }),
        [typeof(IReadOnlySet<string>)] = () => new HashSet<string> { "dog" },
        [typeof(IReadOnlyDictionary<string, string>)] = () => new Dictionary<string, string> { ["a"] = "b" },
        [typeof(IReadOnlyDictionary<string, float>)] = () => new Dictionary<string, float> { ["dog"] = 2 },
        [typeof(IReadOnlyDictionary<string, Tensor>)] = () =>
            Layer.State().ToDictionary(entry => entry.Name, entry => entry.Tensor),
        [typeof(float[,])] = () => new float[N, N],
        [typeof(int[,])] = () => new int[N, N],
        [typeof(int[])] = () => new[] { 0, 1, 2, 3 },
        [typeof(float[])] = () => new float[] { 1, 2, 3, 4 },

        [typeof(Shape)] = () => new Shape(N, N),
        [typeof(Tensor)] = () => Tensor.Rand([N, N], seed: 1),
        [typeof(Parameter)] = () => new Parameter(Tensor.Ones(N, N)),
        [typeof(TrainingPass)] = () => new TrainingPass(1, 1),
        [typeof(Gradients)] = () => Layer.Forward(Tensor.Ones(N, N), new TrainingPass(1, 1)).Sum().Backward(),
        [typeof(PackedLayout)] = () => PackedLayout.Of([1, 1, 1, 1]),
        [typeof(PackedSequence)] = () => new PackedSequence(Tensor.Rand([N, N], seed: 2), Good<PackedLayout>()),
        [typeof(PackedTokens)] = () => PackedTokens.Pack([[0], [1], [2], [3]]),
        [typeof(RecurrentState)] = () => new RecurrentState(Tensor.Zeros(1, N, N), Tensor.Zeros(1, N, N)),
        [typeof(CellParameter)] = () => new CellParameter("a", 1),
        [typeof(StepState)] = Network.NewStepState,
        [typeof(InputTable)] = () => Network.Tabulate(Tensor.Ones(N, N)),
        [typeof(RecurrentOptions)] = () => new RecurrentOptions(),
        [typeof(AttentionRecurrentOptions)] = () => new AttentionRecurrentOptions(),
        [typeof(AttentionSources)] = () => Attending.Prepare(Good<PackedSequence>()),
        [typeof(AttentionResult)] = () => Attending.Forward(Good<PackedSequence>(), Good<AttentionSources>()),
        [typeof(AttentionCoverage)] = () => Good<AttentionResult>().Coverage!,
        [typeof(AttentionWeights)] = () => Good<AttentionResult>().Weights,
        [typeof(IAttentionScore)] = () => new DotScore(N),
        [typeof(IModule)] = () => Layer,
        [typeof(ScheduleMoment)] = () => new ScheduleMoment(1, 4, 1, [0.5]),
        [typeof(LearningRateSchedule)] = () => new StepSchedule(),
        [typeof(AdamOptions)] = () => new AdamOptions(),
        [typeof(AdamWOptions)] = () => new AdamWOptions(),
        [typeof(SgdOptions)] = () => new SgdOptions(),
        [typeof(LinearChainCrf)] = () => new LinearChainCrf(N, seed: 1),
        [typeof(CrfPosterior)] = () => Good<LinearChainCrf>().Posterior(Good<PackedSequence>()),

        [typeof(Linear)] = () => Layer,
        [typeof(Embedding)] = () => new Embedding(N, N, seed: 1),
        [typeof(LayerNorm)] = () => new LayerNorm(N),
        [typeof(Dropout)] = () => new Dropout(0.5f),
        [typeof(WordDropout)] = () => new WordDropout(0.5f, 1),
        [typeof(Recurrent<LstmCell>)] = () => Network,
        [typeof(AttentionRecurrent<LstmCell>)] = () => Attending,
        [typeof(Lstm)] = () => new Lstm(N, N, seed: 1),
        [typeof(Gru)] = () => new Gru(N, N, seed: 1),
        [typeof(Rnn)] = () => new Rnn(N, N, seed: 1),
        [typeof(LearnedAttention)] = () => new LearnedAttention(AttentionScoreKind.Dot, N, seed: 1),
        [typeof(Attention)] = () => new Attention(new DotScore(N)),
        [typeof(DotScore)] = () => new DotScore(N),
        [typeof(ScaledDotScore)] = () => new ScaledDotScore(N),
        [typeof(BilinearScore)] = () => new BilinearScore(N, N, seed: 1),
        [typeof(AdditiveScore)] = () => new AdditiveScore(N, N, N, seed: 1),
        [typeof(Adam)] = () => new Adam(Layer),
        [typeof(AdamW)] = () => new AdamW(Layer),
        [typeof(Sgd)] = () => new Sgd(Layer),
        [typeof(IOptimizer)] = () => new Sgd(Layer),
        [typeof(Func<Tensor, Tensor>)] = () => (Tensor read) => read.Sum(),
        [typeof(Func<Tensor, double>)] = () => (Tensor _) => 1.0,
        [typeof(Func<Tensor, TrainingPass, Tensor>)] = () => (Tensor hidden, TrainingPass _) => hidden.Sum(),
        [typeof(IMemoryTask)] = () => MemoryTasks.Adding,
        [typeof(MemoryTrialOptions)] = () => new MemoryTrialOptions { Updates = 1 },
        [typeof(IRecurrent)] = () => Network,
        [typeof(Checkpoint)] = () => Checkpoint.Open(new MemoryStream(LayerCheckpoint)),

        [typeof(CellKind)] = () => CellKind.Lstm,
        [typeof(TokenKind)] = () => TokenKind.Named("words"),
        [typeof(ITokenizer)] = () => new WordTokenizer(),
        [typeof(IReversibleTokens)] = () => new WordTokens(),
        [typeof(BytePairVocabulary)] = () => BytePairVocabulary.Learn(["dog dog"], 2),
        [typeof(BleuTokens)] = () => BleuTokens.Mteval,
        [typeof(IScores)] = () => new TranslationScores([("a", "a")]),
        [typeof(BleuScore)] = () => new TranslationScores([("a", "a")]).Bleu,
        [typeof(Vocabulary)] = () => Vocabulary.Build(["dog"]),
        [typeof(VocabularyOptions)] = () => new VocabularyOptions { MaximumSize = 9 },
        [typeof(TextFolding)] = () => new TextFolding(true, true),
        [typeof(TokenSpan)] = () => new TokenSpan(0, 1),
        [typeof(TagSpan)] = () => new TagSpan("PER", 0, 1),
        [typeof(LengthBuckets)] = () => new LengthBuckets([1, 2, 3], 2),
        [typeof(LabelledText)] = () => TinyTask.Texts[0],
        [typeof(TaggedSentence)] = () => Names[0],
        [typeof(SentencePair)] = () => TinyTranslation.Numbers[0],
        [typeof(LabelledTextOptions)] = () => new LabelledTextOptions(),
        [typeof(TaggedTextOptions)] = () => new TaggedTextOptions(),
        [typeof(ParallelTextOptions)] = () => new ParallelTextOptions(),
        [typeof(TextClassifierOptions)] = () => TinyTask.Options with { ClassWeights = ClassWeights.Balanced },
        [typeof(SequenceTaggerOptions)] = () => TinyTagging.Options,
        [typeof(NetworkOptions)] = () => TinyTask.Options,
        [typeof(ITextModel)] = () => Classifier,
        [typeof(TranslatorOptions)] = () => TinyTranslation.Options with { TargetTokens = "characters", Bleu = "13a" },
        [typeof(OptionList<TrainingOptions>)] = () => TrainingOptions.Declared,
        [typeof(TrainingOptions)] = () => new TrainingOptions { Epochs = 1 },
        [typeof(DecodingOptions)] = () => new DecodingOptions(),
        [typeof(TextClassifier)] = () => Classifier,
        [typeof(NetworkOptions)] = () => TinyTask.Options,
        [typeof(ITrainingTask)] = () => new SumTask(),
        [typeof(BatchLoss)] = () => new BatchLoss(Tensor.Scalar(1), 1, 1),
        [typeof(TrainingLoop)] = () => new TrainingLoop(new SumTask(), new() { Epochs = 1 }),
        [typeof(CheckpointOptions)] = () => new CheckpointOptions("no such folder/checkpoint"),
        [typeof(NetworkTraining)] = () => Good<TextClassifierTraining>(),
        [typeof(TextClassifierModel)] = () => Classifier.Model,
        [typeof(TextClassifierTraining)] = () =>
            new TextClassifierTraining(TinyTask.Texts, TinyTask.Options, Good<TrainingOptions>()),
        [typeof(SequenceTagger)] = () => Tagger,
        [typeof(SequenceTaggerModel)] = () => Tagger.Model,
        [typeof(SequenceTaggerTraining)] = () =>
            new SequenceTaggerTraining(Names, TinyTagging.Options, Good<TrainingOptions>()),
        [typeof(Translator)] = () => Translator,
        [typeof(TranslatorModel)] = () => Translator.Model,
        [typeof(TranslatorTraining)] = () =>
            new TranslatorTraining(TinyTranslation.Numbers, TinyTranslation.Options, Good<TrainingOptions>()),
        [typeof(MostFrequentClass)] = () => new MostFrequentClass(TinyTask.Texts),
        [typeof(MostFrequentTag)] = () => new MostFrequentTag(Names),
        [typeof(NearestSentence)] = () => new NearestSentence(TinyTranslation.Numbers),
        [typeof(BagOfWords)] = () => new BagOfWords(TinyTask.Texts, new WordTokenizer()),
        [typeof(Alignment)] = () => new Alignment(["a"], ["b"], [[1]]),
        [typeof(TaggedTextWriter)] = () => new TaggedTextWriter(new StringWriter(), TaggedFormat.Conll),
        [typeof(ClassWeights)] = () => ClassWeights.Balanced,
    };

    /// <summary>Where a type does not say what is good: by the parameter's name, or with its method's before.</summary>
    private static readonly Dictionary<string, Func<object>> ByName = new()
    {
        ["start"] = () => 0,
        ["step"] = () => 0,
        ["sequence"] = () => 0,
        ["source"] = () => 0,
        ["target"] = () => 0,
        ["index"] = () => 0,
        ["hiddenSize"] = () => N,
        ["tags"] = () => N,
        ["classes"] = () => N,
        ["vocabularySize"] = () => N,
        ["lengths"] = () => new[] { 1, 1, 1, 1 },
        ["TextClassifier.Save.stream"] = () => new MemoryStream(),
        ["SequenceTagger.Save.stream"] = () => new MemoryStream(),
        ["Translator.Save.stream"] = () => new MemoryStream(),
        ["SafeTensors.Save.stream"] = () => new MemoryStream(),
        ["SafeTensors.Load.stream"] = () => new MemoryStream(Saved()),
        ["MemoryTrial.Run.network"] = () => new Recurrent<LstmCell>(MemoryTasks.Adding.InputSize, N, seed: 1),
        ["MemoryTrial.Gradients.network"] = () => new Recurrent<LstmCell>(MemoryTasks.Adding.InputSize, N, seed: 1),
        ["MemoryTrial.Gradients.length"] = () => N,
        ["MemoryTrial.Run.length"] = () => N,
        ["OpenGates.Set.length"] = () => N,
        ["GradientFlow.Norms.input"] = () => Tensor.Rand([N, N, N], seed: 1),
        ["CrfPosterior.Probability.tags"] = () => new[] { 0 },
        ["RawTextFit.Measure.tokens"] = () => "words",
        ["SequenceTagger.Knows.tag"] = () => "O",
        ["SequenceTaggerTraining.Knows.tag"] = () => "O",
        ["sizes"] = () => new[] { N, N },
        ["shape"] = () => new[] { N, N },
    };

    private static byte[] Saved()
    {
        using var stream = new MemoryStream();
        SafeTensors.Save(stream, [("w", Tensor.Of(1))]);
        return stream.ToArray();
    }

    public static T Good<T>() => (T)Of(typeof(T), null)!;

    /// <summary>A good value for a parameter.</summary>
    public static object? For(ParameterInfo parameter)
    {
        if (parameter.Name is "path" or "targetPath")
            return "no such file";
        var type = parameter.ParameterType;
        type = type.IsByRef ? type.GetElementType()! : type;
        var qualified = $"{parameter.Member.DeclaringType!.Name}.{parameter.Member.Name}.{parameter.Name}";
        return Of(type, ByName.ContainsKey(qualified) ? qualified : parameter.Name);
    }

    /// <summary>A good value of a type.</summary>
    public static object? Of(Type type, string? name)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (name is not null && ByName.TryGetValue(name, out var named) && named() is var value && Fits(type, value))
            return value;
        if (ByType.TryGetValue(type, out var make))
            return make();
        if (type.IsEnum || type == typeof(LstmCell) || type == typeof(TimeSpan))
            return Activator.CreateInstance(type);
        if (ElementOf(type) is { } element)
        {
            // Texts to learn from, where they are asked for.
            if (element == typeof(LabelledText))
                return TinyTask.Texts;
            if (element == typeof(TaggedSentence))
                return Names;
            if (element == typeof(SentencePair))
                return TinyTranslation.Numbers;
            var elements = Array.CreateInstance(element, N);
            for (var i = 0; i < N; i++)
                elements.SetValue(Of(element, null), i);
            return elements;
        }
        if (type.IsGenericType && type.Name.StartsWith("ValueTuple", StringComparison.Ordinal))
            return Activator.CreateInstance(type, [.. type.GetGenericArguments().Select(item => Of(item, null))]);
        if (!type.IsSubclassOf(typeof(Delegate))
            && type.GetConstructors().MinBy(one => one.GetParameters().Length) is { } constructor)
            return constructor.Invoke([.. constructor.GetParameters().Select(For)]);
        throw new NotSupportedException($"there is no good value of {type}; add one to {nameof(GoodValues)}");
    }

    private static byte[] CheckpointOf(IModule module)
    {
        using var file = new TemporaryFile("");
        Checkpoint.Save(file.Path, module, new Sgd(module));
        return File.ReadAllBytes(file.Path);
    }

    private static Utf8JsonWriter OpenObject()
    {
        var writer = new Utf8JsonWriter(new MemoryStream());
        writer.WriteStartObject();
        return writer;
    }

    private static bool Fits(Type type, object value) =>
        type.IsInstanceOfType(value) || (value is Array && ElementOf(type) == value.GetType().GetElementType());

    private static Type? ElementOf(Type type) =>
        type.IsArray && type.GetArrayRank() == 1 ? type.GetElementType()
        : type.IsGenericType && type.GetGenericArguments() is [var element]
            && (type.IsByRefLike || type.IsAssignableFrom(element.MakeArrayType())) ? element
        : null;
}
