using System.Text.Json;

namespace Unroll.Text;

/// <summary>The options of a text classifier.</summary>
public sealed record TextClassifierOptions : ReadingOptions
{
    /// <summary>Options that suit a classifier of texts (docs/performance.md says by how much).</summary>
    public TextClassifierOptions() =>
        (LowerCase, FoldWidth, Hidden, Bidirectional, Dropout, WordDropout, Characters)
        = (true, true, 128, true, 0.5f, 0.1f, CharacterReading.None);

    /// <summary>The largest <see cref="MaximumTokens"/>.</summary>
    public const int MostTokens = 65536;

    /// <summary>
    /// The most training texts for which embeddings start from what <see cref="NaiveBayes"/> counts: more texts teach a
    /// network what it needs.
    /// </summary>
    internal const int MostToStartFromCounts = 3000;

    /// <summary>
    /// How many tokens of a text are read, from 1 to <see cref="MostTokens"/>; the rest is ignored. This bounds
    /// the memory that one text can take.
    /// </summary>
    public int MaximumTokens { get; init; } = 4096;

    /// <summary>How the states become the vector that the text is classified by.</summary>
    public Pooling Pooling { get; init; } = Pooling.Max;

    /// <summary>
    /// The score of attention, if <see cref="Pooling"/> is <see cref="Pooling.Attention"/>.
    /// </summary>
    public AttentionScoreKind Attention { get; init; }

    /// <summary>
    /// Whether the pooled states are normalised before the linear layer (<see cref="Unroll.LayerNorm"/>).
    /// </summary>
    public bool LayerNorm { get; init; }

    /// <summary>
    /// Whether naive Bayes over tokens and pairs of neighbours votes with the network: both err in different texts. Dev
    /// texts decide how much each counts, and so how certain answers are. If there are at most 3,000 training texts,
    /// embeddings start from what it counts too, unless they start from <see cref="NetworkOptions.Vectors"/>, another
    /// model or <see cref="NetworkOptions.InitialRange"/>. It holds four million counts at most, those of the tokens
    /// and pairs that most texts have.
    /// </summary>
    public bool NaiveBayes { get; init; } = true;

    /// <summary>The weight of each class in training; null for equal weights.</summary>
    public ClassWeights? ClassWeights { get; init; }

    /// <summary>Features that a text is classified by.</summary>
    internal int PooledSize => Hidden * (Pooling == Pooling.Hn ? 1 : Directions);

    /// <summary>How texts become token ids.</summary>
    internal TextToIds ToIds => new((Tokens ?? "words").Tokenizer, Folding, MaximumTokens);

    /// <summary>How a classifier is trained by default.</summary>
    public static TrainingOptions StandardTraining { get; } = new()
    {
        LearningRate = 2e-3f,
        WeightDecay = 0.05f,
    };

    /// <summary>All options, each with its name, range and text.</summary>
    public static OptionList<TextClassifierOptions> Declared { get; } = new(
    [
        .. NetworkOptionList.Of<TextClassifierOptions>(TokenName.OfTokenizers, "How texts are split into tokens."),
        .. ReadingOptionList.Of<TextClassifierOptions>(inEveryFile: false),
        new DeclaredOption<TextClassifierOptions, int>(
            nameof(MaximumTokens), new WholeNumber(1, MostTokens), o => o.MaximumTokens,
            (o, v) => o with { MaximumTokens = v })
        {
            Flag = "max-tokens", Key = "maximumTokens", Help = "Tokens of a text that are read.",
            FromFile = value => Math.Min(value, MostTokens), // earlier versions had no limit
        },
        new DeclaredOption<TextClassifierOptions, Pooling>(
            nameof(Pooling), new Choice<Pooling>(), o => o.Pooling, (o, v) => o with { Pooling = v })
        {
            Flag = "pooling", Key = "pooling", IsInEveryFile = true,
            Help = "What a text is classified by: the last states, the lecture's hn[-1], or all states.",
            Describe = o => o.Pooling == Pooling.Attention ? $"pooling attention ({EnumNames.Of(o.Attention)})"
                : $"pooling {EnumNames.Of(o.Pooling)}",
        },
        new DeclaredOption<TextClassifierOptions, AttentionScoreKind>(
            nameof(Attention), new Choice<AttentionScoreKind>(), o => o.Attention, (o, v) => o with { Attention = v })
        {
            Flag = "attention", Key = "attention", Help = "The score of pooling by attention.",
            IsOfUse = o => o.Pooling == Pooling.Attention,
            OfNoUse = "says how `Pooling` attention scores, but the pooling is another; give both",
        },
        new DeclaredOption<TextClassifierOptions, bool>(
            nameof(LayerNorm), new Switch(), o => o.LayerNorm, (o, v) => o with { LayerNorm = v })
        {
            Flag = "layer-norm", Key = "layerNorm", Help = "Normalise the pooled states.",
            Describe = o => o.LayerNorm ? "layer norm" : null,
        },
        new DeclaredOption<TextClassifierOptions, bool>(
            nameof(NaiveBayes), new Switch(), o => o.NaiveBayes, (o, v) => o with { NaiveBayes = v })
        {
            Flag = "naive-bayes", Key = "naiveBayes",
            Help = "Let naive Bayes over tokens and pairs of neighbours vote beside the network.",
            Describe = o => o.NaiveBayes ? "naive Bayes" : null,
        },
        new DeclaredOption<TextClassifierOptions, ClassWeights?>(
            nameof(ClassWeights),
            new Named<ClassWeights>("balanced|LABEL=W,...", "class weights", ClassWeights.Parse, w => w.ToString()),
            o => o.ClassWeights, (o, v) => o with { ClassWeights = v })
        {
            Flag = "class-weights", RecordKey = "classWeights", Help = "The weight of each class in training.",
            Unset = "all the same",
        },
    ]);

    /// <inheritdoc/>
    public override TextClassifierOptions StartingFrom(NetworkOptions model) => Starting(this, model);

    /// <inheritdoc/>
    public override string Describe() => Declared.Describe(this);

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter writer) => Declared.Write(writer, this);

    /// <inheritdoc/>
    public override void Validate(TrainingOptions? training = null) => Declared.Check(this);

    internal override NetworkOptions ReadingAs(NetworkOptions other) =>
        (TextClassifierOptions)base.ReadingAs(other) with
        {
            Tokens = other.Tokens is { IsTokenizer: true } ? other.Tokens : Tokens,
        };

    internal override NetworkOptions TrainedAs(NetworkOptions other)
    {
        var given = (TextClassifierOptions)other;
        return (TextClassifierOptions)base.TrainedAs(other) with
        {
            MaximumTokens = given.MaximumTokens,
            NaiveBayes = given.NaiveBayes,
            ClassWeights = given.ClassWeights,
        };
    }

    internal override IEnumerable<(string Property, string Text)> Values() => Declared.Values(this);

    internal override IEnumerable<(string Name, string Value)> Recorded() => Declared.Recorded(this);
}
