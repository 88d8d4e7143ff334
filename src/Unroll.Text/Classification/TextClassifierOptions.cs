namespace Unroll.Text;

/// <summary>What a text classifier is made of.</summary>
public sealed record TextClassifierOptions
{
    /// <summary>The most recurrent layers that a model may have.</summary>
    public const int MaximumLayers = 64;

    /// <summary>The most numbers that an embedding, and the most hidden units that a direction may have.</summary>
    public const int MaximumWidth = 16384;

    /// <summary>The largest <see cref="InitialRange"/>.</summary>
    public const float MaximumInitialRange = 1e6f;

    /// <summary>How a text is cut into tokens: <c>words</c>, <c>characters</c> or <c>whitespace</c>.</summary>
    public string Tokens { get; init; } = "words";

    /// <summary>Whether upper-case letters are read as lower-case ones.</summary>
    public bool LowerCase { get; init; }

    /// <summary>Whether full-width letters, digits and signs are read as the usual ones.</summary>
    public bool FoldWidth { get; init; }

    /// <summary>How many tokens of a text are read, 1 or more; what comes behind them is not. It bounds the memory that one text can take.</summary>
    public int MaximumTokens { get; init; } = 4096;

    /// <summary>Which tokens the model knows.</summary>
    public VocabularyOptions Vocabulary { get; init; } = new();

    /// <summary>Vectors that embeddings start from, read from a file; null for none.</summary>
    public WordVectorOptions? Vectors { get; init; }

    /// <summary>Numbers of a token's embedding, from 1 to <see cref="MaximumWidth"/>; with <see cref="Vectors"/> it is theirs that counts.</summary>
    public int Embedding { get; init; } = 128;

    /// <summary>The recurrence.</summary>
    public CellKind Cell { get; init; } = CellKind.Lstm;

    /// <summary>Hidden units of each direction, from 1 to <see cref="MaximumWidth"/>.</summary>
    public int Hidden { get; init; } = 256;

    /// <summary>Recurrent layers on top of each other, from 1 to <see cref="MaximumLayers"/>.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>Whether the text is also read from its end to its start.</summary>
    public bool Bidirectional { get; init; }

    /// <summary>The part of the embeddings, of the states between layers and of the pooled states that is left out in training, from 0 to less than 1.</summary>
    public float Dropout { get; init; }

    /// <summary>The part of h(t-1) that the recurrence does not see in training, the same units at all steps of a text (variational dropout, Gal &amp; Ghahramani 2016); from 0 to less than 1.</summary>
    public float RecurrentDropout { get; init; }

    /// <summary>The part of the tokens that are read as the unknown one in training, from 0 to less than 1.</summary>
    public float WordDropout { get; init; }

    /// <summary>What of the states the text is classified by.</summary>
    public Pooling Pooling { get; init; }

    /// <summary>Which score attention weighs the steps by, where <see cref="Pooling"/> is <see cref="Pooling.Attention"/>.</summary>
    public AttentionScoreKind Attention { get; init; }

    /// <summary>Whether the pooled states are normalised before the linear layer (<see cref="Unroll.LayerNorm"/>).</summary>
    public bool LayerNorm { get; init; }

    /// <summary>What each class counts in training; null for all the same.</summary>
    public ClassWeights? ClassWeights { get; init; }

    /// <summary>Where given, above 0 and at most <see cref="MaximumInitialRange"/>: all weights start uniform in [-range, range). Otherwise each layer starts as PyTorch's does.</summary>
    public float? InitialRange { get; init; }

    /// <summary>Weights of the recurrent layers, where each has four gates, as the largest built-in cell does: what they would take is known before any of it is taken.</summary>
    private long RecurrentWeights
    {
        get
        {
            var directions = Bidirectional ? 2L : 1;
            return 4 * directions * Hidden * ((long)Embedding + Hidden + (Layers - 1) * ((directions + 1) * Hidden));
        }
    }

    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    internal void Validate()
    {
        Tokenizers.Named(Tokens);
        ArgumentNullException.ThrowIfNull(Cell);
        ArgumentNullException.ThrowIfNull(Vocabulary);
        Within(nameof(Embedding), Embedding, MaximumWidth);
        Within(nameof(Hidden), Hidden, MaximumWidth);
        Within(nameof(Layers), Layers, MaximumLayers);
        if (RecurrentWeights is > int.MaxValue and var weights)
            throw new ArgumentException($"a model with Embedding {Embedding}, Hidden {Hidden} and Layers {Layers} may have {weights} recurrent weights, but at most {int.MaxValue} were expected; make it smaller");
        Within(nameof(MaximumTokens), MaximumTokens, int.MaxValue);
        OptionRange.FromZeroToBelowOne(Dropout, nameof(Dropout));
        OptionRange.FromZeroToBelowOne(RecurrentDropout, nameof(RecurrentDropout));
        OptionRange.FromZeroToBelowOne(WordDropout, nameof(WordDropout));
        Known(nameof(Pooling), Pooling);
        Known(nameof(Attention), Attention);
        if (InitialRange is { } range && !(range is > 0 and <= MaximumInitialRange))
            throw new ArgumentOutOfRangeException(nameof(InitialRange), $"InitialRange is {range}, but a number above 0 and at most {MaximumInitialRange} was expected");
    }

    /// <summary>Features that a text is classified by.</summary>
    internal int PooledSize => Hidden * (Bidirectional && Pooling != Pooling.Hn ? 2 : 1);

    /// <summary>How texts become token ids.</summary>
    internal TextToIds ToIds => new(Tokenizers.Named(Tokens), Folding, MaximumTokens);

    internal TextFolding Folding => new(LowerCase, FoldWidth);

    private static void Known<T>(string name, T value) where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
            throw new ArgumentOutOfRangeException(name, $"{name} is {value}, but one of {string.Join(", ", Enum.GetNames<T>())} was expected");
    }

    private static void Within(string name, int value, int most)
    {
        if (value < 1 || value > most)
            throw new ArgumentOutOfRangeException(name, $"{name} is {value}, but a number from 1 to {most} was expected");
    }
}
