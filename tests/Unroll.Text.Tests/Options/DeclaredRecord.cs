using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Unroll.Text.Tests;

/// <summary>A record of options with its declarations, looked at without its type.</summary>
internal abstract partial class DeclaredRecord
{
    private static readonly VocabularyOptions Rare = new() { MinimumCount = 3, MaximumSize = 77 };

    private static readonly WordVectorOptions Vectors = new() { Path = "v.txt", Frozen = true, ExtraWords = 9 };

    public static IReadOnlyDictionary<string, DeclaredRecord> All { get; } = new Dictionary<string, DeclaredRecord>
    {
        ["classifier"] = new DeclaredRecord<TextClassifierOptions>(
            TextClassifierOptions.Declared,
            new(),
            new()
            {
                Tokens = "characters",
                LowerCase = false,
                FoldWidth = false,
                FoldSpellings = false,
                Vocabulary = Rare,
                Vectors = Vectors,
                Embedding = 3,
                Cell = CellKind.Gru,
                Hidden = 5,
                Layers = 2,
                Bidirectional = false,
                Dropout = 0.25f,
                RecurrentDropout = 0.5f,
                WordDropout = 0.125f,
                InitialRange = 0.1f,
                Characters = CharacterReading.Lstm,
                CharacterEmbedding = 11,
                CharacterHidden = 12,
                Bigrams = true,
                BigramEmbedding = 13,
                BigramMinimumCount = 14,
                MaximumTokens = 7,
                Pooling = Pooling.Attention,
                Attention = AttentionScoreKind.ScaledDot,
                LayerNorm = true,
                NaiveBayes = false,
                ClassWeights = ClassWeights.Balanced,
            }),
        ["tagger"] = new DeclaredRecord<SequenceTaggerOptions>(
            SequenceTaggerOptions.Declared,
            new(),
            new()
            {
                Tokens = "characters",
                LowerCase = false,
                FoldWidth = false,
                FoldSpellings = false,
                Vocabulary = Rare,
                Vectors = Vectors,
                Embedding = 3,
                Cell = CellKind.Gru,
                Hidden = 5,
                Layers = 2,
                Bidirectional = false,
                Dropout = 0.25f,
                RecurrentDropout = 0.5f,
                WordDropout = 0.125f,
                InitialRange = 0.1f,
                Scheme = TagScheme.Bmes,
                Characters = CharacterReading.Lstm,
                CharacterEmbedding = 11,
                CharacterHidden = 12,
                Bigrams = true,
                BigramEmbedding = 13,
                BigramMinimumCount = 14,
                Head = TagHead.Softmax,
                Format = TaggedFormat.Conll,
                Column = "3",
                TokenColumn = "2",
                Spelling = new() { Separator = '_', TypeFirst = true },
            }),
        ["translator"] = new DeclaredRecord<TranslatorOptions>(
            TranslatorOptions.Declared,
            new(),
            new()
            {
                Tokens = "bpe:7",
                LowerCase = true,
                FoldWidth = true,
                FoldSpellings = false,
                Vocabulary = Rare,
                Vectors = Vectors,
                Embedding = 3,
                Cell = CellKind.Elman,
                Hidden = 5,
                Layers = 2,
                Bidirectional = false,
                Dropout = 0.25f,
                RecurrentDropout = 0.5f,
                WordDropout = 0.125f,
                InitialRange = 0.1f,
                TargetTokens = "words",
                SharedVocabulary = true,
                TieOutput = false,
                DecoderHidden = 6,
                Attention = null,
                InputFeeding = true,
                Coverage = true,
                ScheduledSampling = 0.75f,
                LengthRatio = 4,
                Bleu = "char",
            }),
        ["training"] = new DeclaredRecord<TrainingOptions>(
            TrainingOptions.Declared,
            new(),
            new()
            {
                Epochs = 3,
                HoldOut = 0.25f,
                BatchSize = 4,
                BatchTokens = 50,
                LearningRate = 0.3f,
                Schedule = new CosineSchedule(9),
                WeightDecay = 0.01f,
                ClipNorm = 2,
                LabelSmoothing = 0.1f,
                Patience = 4,
                AverageLast = 3,
                Seed = ulong.MaxValue,
            }),
        ["decoding"] = new DeclaredRecord<DecodingOptions>(
            DecodingOptions.Declared,
            new(),
            new()
            {
                Beam = 8,
                LengthPenalty = 0.5f,
                CoveragePenalty = 0.25f,
                MinimumLength = 2,
                MaximumLength = 9,
            }),
        ["labelled"] = new DeclaredRecord<LabelledTextOptions>(
            LabelledTextOptions.Declared,
            new(),
            new() { Format = TextFormat.FastText, TextColumn = "2", LabelColumn = "mood", Encoding = "gb18030" }),
        ["tagged"] = new DeclaredRecord<TaggedTextOptions>(
            TaggedTextOptions.Declared,
            new(),
            new() { Format = TaggedFormat.WordTag, Column = "xpos", TokenColumn = "-2", Encoding = "latin1" }),
        ["parallel"] = new DeclaredRecord<ParallelTextOptions>(
            ParallelTextOptions.Declared, new(), new() { Encoding = "utf-16" }),
    };

    public abstract void AssertExplained();

    public abstract void AssertNamesDiffer();

    public abstract void AssertDefaultsTaken();

    public abstract void AssertOthersDiffer();

    public abstract void AssertTextsReturn();

    public abstract void AssertJsonReturns();

    [GeneratedRegex("^[a-z][a-z]*(-[a-z]+)*$")]
    protected static partial Regex FlagForm { get; }
}

/// <param name="declared">The declarations.</param>
/// <param name="standard">The record as it is.</param>
/// <param name="other">The record with another value of every option.</param>
internal sealed class DeclaredRecord<T>(OptionList<T> declared, T standard, T other) : DeclaredRecord
{
    public override void AssertExplained() => Assert.All(declared, option =>
    {
        Assert.Matches(@"^[A-Z].*[^.]\.$", option.Help);
        Assert.NotEmpty(option.Form);
        if (option.Flag is { } flag)
            Assert.Matches(FlagForm, flag);
    });

    public override void AssertNamesDiffer()
    {
        Assert.Distinct(declared.Select(option => option.Property));
        Assert.Distinct(declared.Select(option => option.Flag).OfType<string>());
        Assert.Distinct(declared.Select(option => option.Key).OfType<string>());
        Assert.Distinct(declared.Select(option => option.RecordKey).OfType<string>());
    }

    public override void AssertDefaultsTaken()
    {
        declared.Check(standard);
        declared.Check(other);
    }

    public override void AssertOthersDiffer() => Assert.All(
        declared, option => Assert.NotEqual(option.TextOf(standard), option.TextOf(other)));

    public override void AssertTextsReturn()
    {
        var read = standard;
        foreach (var option in declared)
        {
            if (option.TextOf(other) is { } text)
                read = option.Parse(read, text);
            Assert.Equal(option.TextOf(other), option.TextOf(read));
        }
        Assert.Equal(declared.Values(other), declared.Values(read));
    }

    public override void AssertJsonReturns()
    {
        foreach (var options in (T[])[standard, other])
        {
            var json = JsonText.WriteObject(writer => declared.Write(writer, options));
            var read = declared.FromJson(
                Whole(json), ReferenceEquals(options, standard) ? other : standard,
                new FileContext(3, new OutsideParts([], [])));
            foreach (var option in declared.Where(option => json.Contains($"\"{option.Key}\":", Ordinal)))
                Assert.Equal(option.TextOf(options), option.TextOf(read));
        }
        Assert.All(declared.Where(option => option.Key is not null), option =>
            Assert.Contains(
                $"\"{option.Key}\":", JsonText.WriteObject(writer => declared.Write(writer, other)), Ordinal));
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    /// <summary>What is in every file may not be set yet in options that no model has; it is added here.</summary>
    private string Whole(string json)
    {
        var (whole, others) = (
            JsonNode.Parse(json)!.AsObject(),
            JsonNode.Parse(JsonText.WriteObject(writer => declared.Write(writer, other)))!.AsObject());
        foreach (var option in declared.Where(one => one.IsInEveryFile && !whole.ContainsKey(one.Key!)))
            whole[option.Key!] = others[option.Key!]!.DeepClone();
        return whole.ToJsonString();
    }
}
