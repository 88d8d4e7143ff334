namespace Unroll.Text;

/// <summary>What a text classifier is made of.</summary>
public sealed record TextClassifierOptions : NetworkOptions
{
    /// <summary>The largest <see cref="MaximumTokens"/>.</summary>
    public const int MostTokens = 65536;

    /// <summary>
    /// How many tokens of a text are read, from 1 to <see cref="MostTokens"/>; what comes behind them is not. It bounds
    /// the memory that one text can take.
    /// </summary>
    public int MaximumTokens { get; init; } = 4096;

    /// <summary>What of the states the text is classified by.</summary>
    public Pooling Pooling { get; init; }

    /// <summary>
    /// Which score attention weighs the steps by, where <see cref="Pooling"/> is <see cref="Pooling.Attention"/>.
    /// </summary>
    public AttentionScoreKind Attention { get; init; }

    /// <summary>
    /// Whether the pooled states are normalised before the linear layer (<see cref="Unroll.LayerNorm"/>).
    /// </summary>
    public bool LayerNorm { get; init; }

    /// <summary>What each class counts in training; null for all the same.</summary>
    public ClassWeights? ClassWeights { get; init; }

    /// <summary>Features that a text is classified by.</summary>
    internal int PooledSize => Hidden * (Pooling == Pooling.Hn ? 1 : Directions);

    /// <summary>How texts become token ids.</summary>
    internal TextToIds ToIds => new(Tokenizers.Named(Tokens), Folding, MaximumTokens);

    /// <inheritdoc/>
    internal override void Validate()
    {
        base.Validate();
        Within(nameof(MaximumTokens), MaximumTokens, MostTokens);
        Known(nameof(Pooling), Pooling);
        Known(nameof(Attention), Attention);
    }
}
