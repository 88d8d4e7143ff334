using System.Text.Json;

namespace Unroll.Text;

/// <summary>The options of a sequence tagger.</summary>
public sealed record SequenceTaggerOptions : ReadingOptions
{
    /// <summary>
    /// Options that suit a tagger: both directions, as what follows a word says as much about its tag as what
    /// precedes it, and tokens as in the training sentences.
    /// </summary>
    public SequenceTaggerOptions() =>
        (Tokens, LowerCase, FoldWidth, Hidden, Bidirectional, Dropout, WordDropout, CharacterEmbedding, CharacterHidden)
        = (null, true, true, 192, true, 0.5f, 0.1f, 50, 100);

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

    /// <summary>How a tagger is trained by default.</summary>
    public static TrainingOptions StandardTraining { get; } = new()
    {
        BatchSize = 16,
        LearningRate = 3e-3f,
        WeightDecay = 0.01f,
    };

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
        .. ReadingOptionList.Of<SequenceTaggerOptions>(inEveryFile: true),
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

    /// <inheritdoc/>
    public override SequenceTaggerOptions StartingFrom(NetworkOptions model) => Starting(this, model);

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

    internal override NetworkOptions Further() =>
        (SequenceTaggerOptions)base.Further() with { Scheme = null, Spelling = null };

    internal override NetworkOptions TrainedAs(NetworkOptions other)
    {
        var given = (SequenceTaggerOptions)other;
        return (SequenceTaggerOptions)base.TrainedAs(other) with
        {
            Scheme = given.Scheme,
            Spelling = given.Spelling,
            Format = given.Format,
            Column = given.Column,
            TokenColumn = given.TokenColumn,
        };
    }

    internal override IEnumerable<(string Property, string Text)> Values() => Declared.Values(this);

    internal override IEnumerable<(string Name, string Value)> Recorded() => Declared.Recorded(this);

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
