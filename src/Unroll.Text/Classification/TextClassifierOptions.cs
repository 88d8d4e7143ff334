namespace Unroll.Text;

/// <summary>What a text classifier is made of.</summary>
public sealed record TextClassifierOptions
{
    /// <summary>How a text is cut into tokens: <c>whitespace</c> or <c>characters</c>.</summary>
    public string Tokens { get; init; } = "whitespace";

    /// <summary>Which tokens the model knows.</summary>
    public VocabularyOptions Vocabulary { get; init; } = new();

    /// <summary>Numbers of a token's embedding, 1 or more.</summary>
    public int Embedding { get; init; } = 128;

    /// <summary>The recurrence.</summary>
    public CellKind Cell { get; init; } = CellKind.Lstm;

    /// <summary>Hidden units of each direction, 1 or more.</summary>
    public int Hidden { get; init; } = 256;

    /// <summary>Recurrent layers on top of each other, 1 or more.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>Whether the text is also read from its end to its start.</summary>
    public bool Bidirectional { get; init; }

    /// <summary>The part of the embeddings, of the states between layers and of the pooled states that is left out in training, from 0 to less than 1.</summary>
    public float Dropout { get; init; }

    /// <summary>What of the states the text is classified by.</summary>
    public Pooling Pooling { get; init; }

    /// <summary>Where given, above 0: all weights start uniform in [-range, range). Otherwise each layer starts as PyTorch's does.</summary>
    public float? InitialRange { get; init; }

    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    internal void Validate()
    {
        Tokenizers.Named(Tokens);
        ArgumentNullException.ThrowIfNull(Cell);
        ArgumentNullException.ThrowIfNull(Vocabulary);
        AtLeastOne(nameof(Embedding), Embedding);
        AtLeastOne(nameof(Hidden), Hidden);
        AtLeastOne(nameof(Layers), Layers);
        if (!(Dropout >= 0 && Dropout < 1))
            throw new ArgumentOutOfRangeException(nameof(Dropout), $"Dropout is {Dropout}, but 0 or more and less than 1 was expected");
        if (!Enum.IsDefined(Pooling))
            throw new ArgumentOutOfRangeException(nameof(Pooling), $"Pooling is {Pooling}, but Last or Hn was expected");
        if (InitialRange is { } range && !(range > 0 && float.IsFinite(range)))
            throw new ArgumentOutOfRangeException(nameof(InitialRange), $"InitialRange is {range}, but a number above 0 was expected");
    }

    private static void AtLeastOne(string name, int value)
    {
        if (value < 1)
            throw new ArgumentOutOfRangeException(name, $"{name} is {value}, but 1 or more was expected");
    }
}
