namespace Unroll.Text;

/// <summary>What a sequence tagger is made of.</summary>
public sealed record SequenceTaggerOptions : NetworkOptions
{
    /// <summary>
    /// Options that suit a tagger: read from both ends, for what comes behind a word says as much of its tag as what
    /// comes before.
    /// </summary>
    public SequenceTaggerOptions() => Bidirectional = true;

    /// <summary>
    /// The scheme of the training tags; null to recognise it by them (<see cref="TagSchemes.Recognise"/>).
    /// </summary>
    public TagScheme? Scheme { get; init; }

    /// <summary>
    /// How the training tags of spans are written, where <see cref="Scheme"/> is given too; null to recognise it by
    /// them.
    /// </summary>
    public TagSpelling? Spelling { get; init; }

    /// <summary>
    /// Whether words are also read by their characters; null to read them so where tokens are longer than one
    /// character.
    /// </summary>
    public CharacterReading? Characters { get; init; }

    /// <summary>
    /// Numbers of a character's embedding, where words are read by their characters, from 1 to
    /// <see cref="NetworkOptions.MaximumWidth"/>.
    /// </summary>
    public int CharacterEmbedding { get; init; } = 32;

    /// <summary>
    /// Hidden units of each direction that goes over a word's characters, from 1 to
    /// <see cref="NetworkOptions.MaximumWidth"/>.
    /// </summary>
    public int CharacterHidden { get; init; } = 64;

    /// <summary>
    /// Whether each token is also read together with the one before it and with the one behind it, as pairs with
    /// embeddings of their own: for text of characters.
    /// </summary>
    public bool Bigrams { get; init; }

    /// <summary>Numbers of a pair's embedding, from 1 to <see cref="NetworkOptions.MaximumWidth"/>.</summary>
    public int BigramEmbedding { get; init; } = 64;

    /// <summary>How often a pair must occur in training to have an embedding of its own, 1 or more.</summary>
    public int BigramMinimumCount { get; init; } = 2;

    /// <summary>
    /// The format of the training sentences, in which a program would write its answers too
    /// (<see cref="TaggedTextWriter"/>).
    /// </summary>
    public TaggedFormat Format { get; init; } = TaggedFormat.WordTag;

    /// <summary>
    /// The column of the tags, where <see cref="Format"/> has several (<see cref="TaggedTextOptions.Column"/>).
    /// </summary>
    public string? Column { get; init; }

    /// <summary>
    /// The column of the tokens, where <see cref="Format"/> has a choice (<see cref="TaggedTextOptions.TokenColumn"/>).
    /// </summary>
    public string? TokenColumn { get; init; }

    /// <summary>How tags are chosen.</summary>
    public TagHead Head { get; init; }

    internal bool ReadsCharacters => Characters == CharacterReading.Lstm;

    internal override int InputSize =>
        Embedding + (ReadsCharacters ? 2 * CharacterHidden : 0) + (Bigrams ? 2 * BigramEmbedding : 0);

    internal override void Validate()
    {
        base.Validate();
        Known(nameof(Scheme), Scheme ?? TagScheme.None);
        Known(nameof(Characters), Characters ?? CharacterReading.None);
        Known(nameof(Format), Format);
        Known(nameof(Head), Head);
        if (Spelling is not null && !TagSpelling.All.Contains(Spelling))
            throw new ArgumentException($"the separator of {nameof(Spelling)} is '{Spelling.Separator}', but one of "
                + $"{TagSpelling.Separators} was expected");
        Within(nameof(CharacterEmbedding), CharacterEmbedding, MaximumWidth);
        Within(nameof(CharacterHidden), CharacterHidden, MaximumWidth);
        Within(nameof(BigramEmbedding), BigramEmbedding, MaximumWidth);
        Within(nameof(BigramMinimumCount), BigramMinimumCount, int.MaxValue);
    }
}
