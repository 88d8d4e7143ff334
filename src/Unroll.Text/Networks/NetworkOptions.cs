using System.Text.Json;

namespace Unroll.Text;

/// <summary>
/// The options of a recurrent network over the tokens of a text, whatever its task: how tokens are read, their
/// embeddings, and the recurrence.
/// </summary>
public abstract record NetworkOptions
{
    /// <summary>The most recurrent layers that a model may have.</summary>
    public const int MaximumLayers = 64;

    /// <summary>The most numbers of an embedding, and the most hidden units of a direction.</summary>
    public const int MaximumWidth = 16384;

    /// <summary>
    /// The most weights that a model may have, embeddings included: 2 GB of numbers. Training keeps five numbers for
    /// each weight.
    /// </summary>
    public const int MaximumWeights = 1 << 29;

    /// <summary>The largest <see cref="InitialRange"/>.</summary>
    public const float MaximumInitialRange = 1e6f;

    private protected NetworkOptions()
    {
    }

    /// <summary>
    /// How a text is split into tokens: <c>words</c>, <c>characters</c>, <c>whitespace</c> or <c>treebank</c>; in a
    /// translator also <c>bpe:N</c>, in a tagger also <see cref="TokenKind.Learned"/>. Null, in a tagger that is to be
    /// trained, means <c>characters</c> if 90% of the training tokens are single characters, else <c>learned</c>. For
    /// your own, see <see cref="TokenKind.Of(ITokenizer)"/>.
    /// Models of files up to format 2 have <c>basic-words</c>, called
    /// <c>words</c> there.
    /// </summary>
    public TokenKind? Tokens { get; init; } = "words";

    /// <summary>Whether upper-case letters are read as lower-case ones.</summary>
    public bool LowerCase { get; init; }

    /// <summary>Whether full-width letters, digits and signs are read as the usual ones.</summary>
    public bool FoldWidth { get; init; }

    /// <summary>
    /// Whether different spellings of a token are read as the same (<see cref="TextFolding"/>); not in files up to
    /// format 2.
    /// </summary>
    public bool FoldSpellings { get; init; } = true;

    /// <summary>Which tokens the model knows.</summary>
    public VocabularyOptions Vocabulary
    {
        get;
        init => field = Unroll.Given.Value(value, nameof(Vocabulary));
    } = new();

    /// <summary>Vectors that embeddings start from, read from a file; null for none.</summary>
    public WordVectorOptions? Vectors { get; init; }

    /// <summary>
    /// Size of a token's embedding, from 1 to <see cref="MaximumWidth"/>; with <see cref="Vectors"/> their size
    /// is used.
    /// </summary>
    public int Embedding { get; init; } = 128;

    /// <summary>The recurrence.</summary>
    public CellKind Cell { get; init; } = CellKind.Lstm;

    /// <summary>Hidden units of each direction, from 1 to <see cref="MaximumWidth"/>.</summary>
    public int Hidden { get; init; } = 256;

    /// <summary>Stacked recurrent layers, from 1 to <see cref="MaximumLayers"/>.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>Whether the text is also read from its end to its start.</summary>
    public bool Bidirectional { get; init; }

    /// <summary>
    /// The share of the embeddings, of the states between layers and of the states that the head sees that is dropped
    /// in training, from 0 to less than 1.
    /// </summary>
    public float Dropout { get; init; }

    /// <summary>
    /// The share of h(t-1) that is hidden from the recurrence in training, the same units at all steps of a text
    /// (variational dropout, Gal &amp; Ghahramani 2016); from 0 to less than 1.
    /// </summary>
    public float RecurrentDropout { get; init; }

    /// <summary>
    /// The share of the tokens that are replaced by the unknown one in training, from 0 to less than 1.
    /// </summary>
    public float WordDropout { get; init; }

    /// <summary>
    /// If given, above 0 and at most <see cref="MaximumInitialRange"/>: all weights start uniform in [-range,
    /// range). Otherwise each layer starts as PyTorch's does.
    /// </summary>
    public float? InitialRange { get; init; }

    /// <summary>How tokens are folded.</summary>
    public TextFolding Folding => new(LowerCase, FoldWidth, FoldSpellings);

    /// <summary>The parts of the model from outside the library.</summary>
    internal virtual OutsideParts Parts => new([Cell], Tokens is { IsOutside: true } own ? [own] : []);

    /// <summary>1, or 2 if the text is read in both directions.</summary>
    internal int Directions => Bidirectional ? 2 : 1;

    /// <summary>Features of the recurrence's input: the embedding, and what a task adds to it.</summary>
    internal virtual int InputSize => Embedding;

    /// <summary>The options in words, as one line.</summary>
    public abstract string Describe();

    /// <summary>Writes the options that a model file keeps into an open JSON object.</summary>
    public abstract void WriteTo(Utf8JsonWriter writer);

    /// <summary>Checks each option, and that they fit together.</summary>
    /// <param name="training">How the model is to be trained; null to skip those checks.</param>
    /// <exception cref="OptionException">A value is out of its range, or two do not fit together.</exception>
    public abstract void Validate(TrainingOptions? training = null);

    /// <summary>
    /// The options of a training that starts from another model: what its weights settle as that model has it, the
    /// rest as here. A model of the same task settles nearly all; one of another how texts are read, the cell and its
    /// sizes.
    /// </summary>
    /// <param name="model">The options of the model that training starts from.</param>
    /// <exception cref="ArgumentNullException">There are none.</exception>
    /// <exception cref="OptionException">
    /// Training cannot start from it, as it reads texts in a way that the task does not, or weights are to start from
    /// <see cref="Vectors"/> or in <see cref="InitialRange"/>.
    /// </exception>
    public abstract NetworkOptions StartingFrom(NetworkOptions model);

    /// <summary>
    /// The options of a training that starts from another model, if none are given and these are the standard ones:
    /// those of a model of the same task, else these with what the other's weights settle.
    /// </summary>
    /// <param name="model">The options of the model that training starts from.</param>
    /// <exception cref="ArgumentNullException">There are none.</exception>
    /// <exception cref="OptionException">As for <see cref="StartingFrom"/>.</exception>
    public NetworkOptions StandardFrom(NetworkOptions model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.GetType() == GetType() ? model.Further() : StartingFrom(model);
    }

    private protected static T Starting<T>(T options, NetworkOptions model) where T : NetworkOptions
    {
        ArgumentNullException.ThrowIfNull(model);
        if (options.Vectors is not null)
            throw new OptionException(
                "`Vectors.Path` has words to start from, but training starts from those of a model; leave one of them "
                + "out");
        if (options.InitialRange is not null)
            throw new OptionException(
                "`InitialRange` says where weights start, but training starts from those of a model; leave one of them "
                + "out");
        return (T)(model is T same ? same.TrainedAs(options) : options.ReadingAs(model));
    }

    /// <summary>The same with other tokens, and with what depends on them.</summary>
    internal virtual NetworkOptions WithTokens(TokenKind? tokens) => this with { Tokens = tokens };

    /// <summary>The same, reading texts as another model does: folded alike, by weights of the same sizes.</summary>
    /// <exception cref="OptionException">The task cannot read texts so.</exception>
    internal virtual NetworkOptions ReadingAs(NetworkOptions other) => this with
    {
        LowerCase = other.LowerCase,
        FoldWidth = other.FoldWidth,
        FoldSpellings = other.FoldSpellings,
        Embedding = other.Embedding,
        Cell = other.Cell,
        Hidden = other.Hidden,
        Layers = other.Layers,
        Bidirectional = other.Bidirectional,
    };

    /// <summary>The same for training further: without what weights started from, and what the data decide.</summary>
    internal virtual NetworkOptions Further() => this with { Vectors = null, InitialRange = null };

    /// <summary>
    /// The same, trained further as other options of the task say: what is neither in weights nor in answers.
    /// </summary>
    internal virtual NetworkOptions TrainedAs(NetworkOptions other) => Further() with
    {
        Vocabulary = other.Vocabulary,
        Dropout = other.Dropout,
        RecurrentDropout = other.RecurrentDropout,
        WordDropout = other.WordDropout,
    };

    /// <summary>Names and texts of all options that are set.</summary>
    internal abstract IEnumerable<(string Property, string Text)> Values();

    /// <summary>The options in the form that the record of a training keeps.</summary>
    internal abstract IEnumerable<(string Name, string Value)> Recorded();

    /// <summary>The recurrence with initial weights.</summary>
    internal IStepwiseRecurrent CreateRecurrent(ulong seed) =>
        Cell.Create(new(InputSize, Hidden, Layers, Bidirectional, Dropout, RecurrentDropout, seed));
}
