using System.Text.Json;

namespace Unroll.Text;

/// <summary>The options of a sequence tagger.</summary>
public sealed record SequenceTaggerOptions : NetworkOptions
{
    /// <summary>
    /// Options that suit a tagger: both directions, as what follows a word says as much about its tag as what
    /// precedes it, and tokens as in the training sentences.
    /// </summary>
    public SequenceTaggerOptions() => (Bidirectional, Tokens) = (true, null);

    /// <summary>
    /// The scheme of the training tags; null to detect it from them (<see cref="TagSchemes.Recognise"/>).
    /// </summary>
    public TagScheme? Scheme { get; init; }

    /// <summary>
    /// How the training tags of spans are written, if <see cref="Scheme"/> is given too; null to detect it from
    /// them.
    /// </summary>
    public TagSpelling? Spelling { get; init; }

    /// <summary>
    /// Whether words are also read by their characters; null to do so if tokens are longer than one
    /// character.
    /// </summary>
    public CharacterReading? Characters { get; init; }

    /// <summary>
    /// Size of a character's embedding, if words are read by their characters, from 1 to
    /// <see cref="NetworkOptions.MaximumWidth"/>.
    /// </summary>
    public int CharacterEmbedding { get; init; } = 32;

    /// <summary>
    /// Hidden units of each direction of the LSTM over a word's characters, from 1 to
    /// <see cref="NetworkOptions.MaximumWidth"/>.
    /// </summary>
    public int CharacterHidden { get; init; } = 64;

    /// <summary>
    /// Whether each token is also read together with the one before it and with the one after it, as pairs with
    /// their own embeddings: for text of characters.
    /// </summary>
    public bool Bigrams { get; init; }

    /// <summary>Size of a pair's embedding, from 1 to <see cref="NetworkOptions.MaximumWidth"/>.</summary>
    public int BigramEmbedding { get; init; } = 64;

    /// <summary>How often a pair must occur in training to have its own embedding, 1 or more.</summary>
    public int BigramMinimumCount { get; init; } = 2;

    /// <summary>
    /// The format of the training sentences, in which programs also write answers
    /// (<see cref="TaggedTextWriter"/>).
    /// </summary>
    public TaggedFormat Format { get; init; } = TaggedFormat.WordTag;

    /// <summary>
    /// The column of the tags, if <see cref="Format"/> has several (<see cref="TaggedTextOptions.Column"/>).
    /// </summary>
    public string? Column { get; init; }

    /// <summary>
    /// The column of the tokens, if <see cref="Format"/> has a choice (<see cref="TaggedTextOptions.TokenColumn"/>).
    /// </summary>
    public string? TokenColumn { get; init; }

    /// <summary>How tags are chosen.</summary>
    public TagHead Head { get; init; }

    internal bool ReadsCharacters => Characters == CharacterReading.Lstm;

    internal override int InputSize =>
        Embedding + (ReadsCharacters ? 2 * CharacterHidden : 0) + (Bigrams ? 2 * BigramEmbedding : 0);

    /// <summary>How a tagger is trained by default.</summary>
    public static TrainingOptions StandardTraining { get; } = new();

    /// <summary>All options, each with its name, range and help text.</summary>
    public static OptionList<SequenceTaggerOptions> Declared { get; } = new(
    [
        .. NetworkOptionList.Of<SequenceTaggerOptions>(TokenName.OfTagging, "How raw texts are split into tokens."),
        new DeclaredOption<SequenceTaggerOptions, TagScheme?>(
            nameof(Scheme), new Unset<TagScheme>(new Choice<TagScheme>(parse: TagSchemes.Named)), o => o.Scheme,
            (o, v) => o with { Scheme = v })
        {
            Flag = "scheme", Key = "scheme", IsInEveryFile = true,
            Help = "How tags say where spans begin and end.", Unset = "detected from the tags",
        },
        new DeclaredOption<SequenceTaggerOptions, CharacterReading?>(
            nameof(Characters), new Unset<CharacterReading>(new Choice<CharacterReading>()), o => o.Characters,
            (o, v) => o with { Characters = v })
        {
            Flag = "characters", Key = "characters", IsInEveryFile = true,
            Help = "Whether words are read by their characters too.", Unset = "lstm if tokens are words",
            Describe = o => o.ReadsCharacters ? $"characters {o.CharacterEmbedding} to {o.CharacterHidden}" : null,
        },
        new DeclaredOption<SequenceTaggerOptions, int>(
            nameof(CharacterEmbedding), new WholeNumber(1, MaximumWidth), o => o.CharacterEmbedding,
            (o, v) => o with { CharacterEmbedding = v })
        {
            Flag = "character-embedding", Key = "characterEmbedding", Help = "Numbers of a character's embedding.",
            IsOfUse = MayReadCharacters, OfNoUse = OfCharacters,
        },
        new DeclaredOption<SequenceTaggerOptions, int>(
            nameof(CharacterHidden), new WholeNumber(1, MaximumWidth), o => o.CharacterHidden,
            (o, v) => o with { CharacterHidden = v })
        {
            Flag = "character-hidden", Key = "characterHidden",
            Help = "Hidden units of each direction over a word's characters.",
            IsOfUse = MayReadCharacters, OfNoUse = OfCharacters,
        },
        new DeclaredOption<SequenceTaggerOptions, bool>(
            nameof(Bigrams), new Switch(), o => o.Bigrams, (o, v) => o with { Bigrams = v })
        {
            Flag = "bigrams", Key = "bigrams", IsInEveryFile = true,
            Help = "Read each token also together with its neighbours: for Chinese characters.",
            Describe = o => o.Bigrams ? $"bigrams {o.BigramEmbedding}" : null,
        },
        new DeclaredOption<SequenceTaggerOptions, int>(
            nameof(BigramEmbedding), new WholeNumber(1, MaximumWidth), o => o.BigramEmbedding,
            (o, v) => o with { BigramEmbedding = v })
        {
            Flag = "bigram-embedding", Key = "bigramEmbedding", Help = "Numbers of a pair's embedding.",
            IsOfUse = o => o.Bigrams, OfNoUse = OfBigrams,
        },
        new DeclaredOption<SequenceTaggerOptions, int>(
            nameof(BigramMinimumCount), new WholeNumber(), o => o.BigramMinimumCount,
            (o, v) => o with { BigramMinimumCount = v })
        {
            Flag = "bigram-min-count", Help = "How often a pair must occur to have its own embedding.",
            IsOfUse = o => o.Bigrams, OfNoUse = OfBigrams,
        },
        new DeclaredOption<SequenceTaggerOptions, TagHead>(
            nameof(Head), new Choice<TagHead>(), o => o.Head, (o, v) => o with { Head = v })
        {
            Flag = "head", Key = "head", IsInEveryFile = true,
            Help = "How tags are chosen: by a CRF over the sentence, or each independently.",
            Describe = o => EnumNames.Of(o.Head),
        },
        new DeclaredOption<SequenceTaggerOptions, TaggedFormat>(
            nameof(Format), new Choice<TaggedFormat>(), o => o.Format, (o, v) => o with { Format = v })
        {
            Key = "format", Help = "The format of the training sentences.",
        },
        new DeclaredOption<SequenceTaggerOptions, string?>(
            nameof(Column), new Word("NAME"), o => o.Column, (o, v) => o with { Column = v })
        {
            Key = "column", Help = "The column of the tags.",
        },
        new DeclaredOption<SequenceTaggerOptions, string?>(
            nameof(TokenColumn), new Word("N"), o => o.TokenColumn, (o, v) => o with { TokenColumn = v })
        {
            Key = "tokenColumn", Help = "The column of the tokens.",
        },
        new DeclaredOption<SequenceTaggerOptions, TagSpelling?>(
            nameof(Spelling), new Spellings(), o => o.Spelling, (o, v) => o with { Spelling = v })
        {
            Key = "spelling", Help = "How tags of spans are written.",
        },
    ]);

    private const string OfCharacters =
        "says how words are read by their characters, but `Characters` none leaves that out; give one or the other";

    private const string OfBigrams = "says what to do with `Bigrams`, which was not given";

    /// <inheritdoc/>
    public override string Describe() => Declared.Describe(this);

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter writer) => Declared.Write(writer, this);

    /// <inheritdoc/>
    public override void Validate(TrainingOptions? training = null)
    {
        Declared.Check(this);
        if (Head == TagHead.Crf && training is { LabelSmoothing: > 0 })
            throw new OptionException(
                "`LabelSmoothing` spreads each token's target over all tags, but `Head` crf learns the tags of a "
                + "sentence together; give `Head` softmax, or leave it out");
    }

    internal override IEnumerable<(string Property, string Text)> Values() => Declared.Values(this);

    internal override IEnumerable<(string Name, string Value)> Recorded() => Declared.Recorded(this);

    private static bool MayReadCharacters(SequenceTaggerOptions options) =>
        options.Characters != CharacterReading.None;

    /// <summary>A spelling, written as an example; a model file without one has the standard spelling.</summary>
    private sealed class Spellings() : Named<TagSpelling>(
        "B-X",
        $"B and X as in 'B-X', with one of {TagSpelling.Separators} between them,",
        text => TagSpelling.All.FirstOrDefault(one => one.ToString() == text) ?? throw new FormatException(),
        spelling => spelling.ToString())
    {
        public override string? TextOf(TagSpelling? value) => value == TagSpelling.Standard ? null : base.TextOf(value);

        public override void Check(TagSpelling? value)
        {
            if (value is not null && !TagSpelling.All.Contains(value))
                throw new FormatException();
        }
    }
}
