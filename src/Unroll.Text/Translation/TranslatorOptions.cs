using System.Text.Json;

namespace Unroll.Text;

/// <summary>The options of a translator.</summary>
public sealed record TranslatorOptions : NetworkOptions
{
    /// <summary>Tokens that a translation may have in addition, however short its source is.</summary>
    public const int FreeLength = 20;

    /// <summary>The largest <see cref="LengthRatio"/>.</summary>
    public const int MaximumLengthRatio = 40;

    /// <summary>
    /// Options that suit a translator: subwords, a source that is read in both directions, and dropout, as every pair
    /// is seen many times.
    /// </summary>
    public TranslatorOptions() => (Tokens, Cell, Embedding, Hidden, Bidirectional, Dropout)
        = ("bpe:5000", CellKind.Gru, 256, 256, true, 0.4f);

    /// <summary>
    /// How a translation is split into tokens, as <see cref="NetworkOptions.Tokens"/> for the source:
    /// <c>words</c>, <c>characters</c>, <c>whitespace</c>, <c>treebank</c> or <c>bpe:N</c>; null for the source's.
    /// </summary>
    public TokenKind? TargetTokens { get; init; }

    /// <summary>
    /// Whether both sides have one vocabulary and one embedding, for languages that share words or names; byte pairs
    /// are then learned from both together. Null, in a translator that is to be trained, to do so if both sides are
    /// subwords of the same kind and most letters of translations occur in the sources too.
    /// </summary>
    public bool? SharedVocabulary { get; init; }

    /// <summary>
    /// Whether the output layer's weights are the embeddings of the target's tokens (Press &amp; Wolf 2017).
    /// </summary>
    public bool TieOutput { get; init; } = true;

    /// <summary>
    /// Hidden units of the decoder, from 1 to <see cref="NetworkOptions.MaximumWidth"/>; null for a quarter
    /// more than a direction of the encoder has, or, for the scores dot and scaled-dot, as many as its directions have
    /// together.
    /// </summary>
    public int? DecoderHidden { get; init; }

    /// <summary>
    /// How the source's states are scored at each step; null for the model without attention of the lecture's figure 6,
    /// in which one vector has to hold the whole source.
    /// </summary>
    public AttentionScoreKind? Attention { get; init; } = AttentionScoreKind.Additive;

    /// <summary>
    /// Whether the decoder's update reads the attentional vector instead of the context
    /// (<see cref="AttentionRecurrent{TCell}"/>, Luong et al. 2015).
    /// </summary>
    public bool InputFeeding { get; init; }

    /// <summary>
    /// Whether a source state's score also depends on its weights at earlier steps, so that attention learns to
    /// ignore what was translated (<see cref="AttentionRecurrent{TCell}"/>, Tu et al. 2016).
    /// </summary>
    public bool Coverage { get; init; }

    /// <summary>
    /// How often, in training, the decoder reads a token that the model itself would have written instead of the right
    /// one (scheduled sampling, Bengio et al. 2015), from 0, teacher forcing only, to less than 1.
    /// </summary>
    public float ScheduledSampling { get; init; }

    /// <summary>
    /// The tokens of BLEU, by a name of <see cref="BleuTokens"/>; null to choose from the training translations:
    /// <c>zh</c> if most letters are Chinese, <c>char</c> if they are of other scripts without spaces, else
    /// <c>13a</c>.
    /// </summary>
    public string? Bleu { get; init; }

    /// <summary>
    /// How many tokens a translation may have per source token, in addition to <see cref="FreeLength"/>, from 1 to
    /// <see cref="MaximumLengthRatio"/>; null for twice the ratio of training translations. It ends translations that
    /// would never end otherwise.
    /// </summary>
    public int? LengthRatio { get; init; }

    internal bool SharesVocabulary => SharedVocabulary == true;

    /// <summary>Whether subwords of the texts are learned before training.</summary>
    public bool LearnsSubwords => Tokens!.IsLearned || TokensOfTarget.IsLearned;

    /// <summary>How translations are folded; spellings stay, as they are to be written as in training.</summary>
    internal TextFolding FoldingOfTarget => Folding with { FoldSpellings = false };

    /// <summary><see cref="TargetTokens"/> or the default.</summary>
    internal TokenKind TokensOfTarget => TargetTokens ?? Tokens!;

    /// <summary>Elements of a state of the source.</summary>
    internal int SourceStateSize => Hidden * Directions;

    /// <summary><see cref="DecoderHidden"/> or the default.</summary>
    internal int StateSize => DecoderHidden
        ?? (Attention is { } kind && AttentionScores.NeedsOneSize(kind) ? SourceStateSize
            : Math.Min(Hidden + Hidden / 4, MaximumWidth));

    /// <summary>The size of what the first layer of the decoder reads besides the embedding.</summary>
    internal int FedSize => Attention is null ? 0 : InputFeeding ? StateSize : SourceStateSize;

    /// <summary>
    /// How a translator is trained by default: the vocabulary is far larger than other tasks' lists of labels.
    /// </summary>
    public static TrainingOptions StandardTraining { get; } = new()
    {
        BatchSize = 64,
        LearningRate = 1.5e-3f,
        ClipNorm = 1,
        LabelSmoothing = 0.1f,
    };

    /// <summary>All options, each with its name, range and help text.</summary>
    public static OptionList<TranslatorOptions> Declared { get; } = new(
    [
        .. NetworkOptionList.Of<TranslatorOptions>(
            TokenName.OfTranslation(isRequired: true), "How texts are split into tokens; bpe:N learns subwords.",
            leastVocabulary: Unroll.Text.Vocabulary.End + 2), // one token besides the special entries
        new DeclaredOption<TranslatorOptions, TokenKind?>(
            nameof(TargetTokens), TokenName.OfTranslation(isRequired: false), o => o.TargetTokens,
            (o, v) => o with { TargetTokens = v })
        {
            Flag = "target-tokens", Key = "targetTokens", IsInEveryFile = true,
            Help = "How translations are split into tokens.", Unset = "as texts are",
            Describe = o => o.TokensOfTarget == o.Tokens ? null : $"to {Quoted.Name(o.TokensOfTarget.Name)}",
        },
        new DeclaredOption<TranslatorOptions, bool?>(
            nameof(SharedVocabulary), new Unset<bool>(new Switch()), o => o.SharedVocabulary,
            (o, v) => o with { SharedVocabulary = v })
        {
            Flag = "shared-vocabulary", Key = "sharedVocabulary", IsInEveryFile = true,
            Help = "One vocabulary and one embedding for both sides.",
            Unset = "true if both sides are subwords and most letters of translations occur in texts too",
            Describe = o => o.SharesVocabulary ? "shared vocabulary" : null,
        },
        new DeclaredOption<TranslatorOptions, bool>(
            nameof(TieOutput), new Switch(), o => o.TieOutput, (o, v) => o with { TieOutput = v })
        {
            Flag = "tie-output", Key = "tieOutput", IsInEveryFile = true,
            Help = "Take the target's embeddings for the output layer's weights.",
            Describe = o => o.TieOutput ? "tied output" : null,
        },
        new DeclaredOption<TranslatorOptions, int?>(
            nameof(DecoderHidden), new Unset<int>(new WholeNumber(1, MaximumWidth)), o => o.DecoderHidden,
            (o, v) => o with { DecoderHidden = v })
        {
            Flag = "decoder-hidden", Key = "decoderHidden", IsInEveryFile = true,
            Help = "Hidden units of the decoder.",
            Unset = "a quarter more than a direction of the encoder, or for dot and scaled-dot as all of them",
            Describe = o => $"decoder {o.StateSize}",
        },
        new DeclaredOption<TranslatorOptions, AttentionScoreKind?>(
            nameof(Attention), new Unset<AttentionScoreKind>(new Choice<AttentionScoreKind>(), none: "none"),
            o => o.Attention, (o, v) => o with { Attention = v })
        {
            Flag = "attention", Key = "attention", IsInEveryFile = true,
            Help = "How the source's states are scored at each step; none is the model of one fixed vector.",
            Describe = o => o.Attention is { } kind ? $"{EnumNames.Of(kind)} attention" : "no attention",
        },
        new DeclaredOption<TranslatorOptions, bool>(
            nameof(InputFeeding), new Switch(), o => o.InputFeeding, (o, v) => o with { InputFeeding = v })
        {
            Flag = "input-feeding", Key = "inputFeeding", IsInEveryFile = true,
            Help = "Feed the attentional vector, not the context, to the decoder's update.",
            Describe = o => o.InputFeeding ? "input feeding" : null,
        },
        new DeclaredOption<TranslatorOptions, bool>(
            nameof(Coverage), new Switch(), o => o.Coverage, (o, v) => o with { Coverage = v })
        {
            Flag = "coverage", Key = "coverage", IsInEveryFile = true,
            Help = "Let a source state's score depend on its earlier weights too.",
            Describe = o => o.Coverage ? "coverage" : null,
        },
        new DeclaredOption<TranslatorOptions, float>(
            nameof(ScheduledSampling), RealNumber.Share, o => o.ScheduledSampling,
            (o, v) => o with { ScheduledSampling = v })
        {
            Flag = "scheduled-sampling", Key = "scheduledSampling",
            Help = "Part of the right tokens that training replaces by the model's own.",
            Describe = o => o.ScheduledSampling > 0 ? $"scheduled sampling {o.ScheduledSampling}" : null,
        },
        new DeclaredOption<TranslatorOptions, int?>(
            nameof(LengthRatio), new Unset<int>(new WholeNumber(1, MaximumLengthRatio)), o => o.LengthRatio,
            (o, v) => o with { LengthRatio = v })
        {
            Key = "lengthRatio", Help = "Tokens that a translation may have per source token.",
        },
        new DeclaredOption<TranslatorOptions, string?>(
            nameof(Bleu), BleuTokens.Kind, o => o.Bleu, (o, v) => o with { Bleu = v })
        {
            Flag = "bleu", Key = "bleu", Help = "What BLEU counts as words, as sacreBLEU calls it.",
            Unset = "zh if training translations are Chinese, char if they are of another script without spaces, "
                + "else 13a",
        },
    ]);

    /// <inheritdoc/>
    public override TranslatorOptions StartingFrom(NetworkOptions model) => Starting(this, model);

    /// <inheritdoc/>
    public override string Describe() => Declared.Describe(this);

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter writer) => Declared.Write(writer, this);

    /// <inheritdoc/>
    public override void Validate(TrainingOptions? training = null)
    {
        Declared.Check(this);
        if (Attention is { } kind && AttentionScores.NeedsOneSize(kind) && StateSize != SourceStateSize)
            throw new OptionException(
                $"`Attention` {EnumNames.Of(kind)} multiplies states of the encoder by states of the decoder, but the "
                + $"encoder's have {SourceStateSize} units and the decoder's {StateSize}; give `DecoderHidden` "
                + $"{SourceStateSize}, or `Attention` bilinear");
        if (Attention is null && (InputFeeding || Coverage))
            throw new OptionException(
                $"{OptionNames.Of(InputFeeding ? nameof(InputFeeding) : nameof(Coverage))} is a part of attention, but "
                + "`Attention` is none; leave one of them out");
        if (SharesVocabulary && TokensOfTarget != Tokens)
            throw new OptionException(
                $"`SharedVocabulary` is one vocabulary for both sides, but `Tokens` is {Quoted.Cell(Tokens!.Name)} and "
                + $"`TargetTokens` {Quoted.Cell(TokensOfTarget.Name)}; give both the same, or leave it out");
        if (SharesVocabulary && Vectors is not null)
            throw new OptionException(
                "`Vectors.Path` has words of the source, but with `SharedVocabulary` they would become words of the "
                + "target too; leave one of them out");
    }

    /// <summary>The same with the defaults of options that are not given.</summary>
    internal TranslatorOptions Settled() => this with
    {
        TargetTokens = TokensOfTarget,
        DecoderHidden = StateSize,
        SharedVocabulary = SharesVocabulary,
    };

    internal override OutsideParts Parts =>
        base.Parts with
        {
            Tokens = [.. ((TokenKind?[])[Tokens, TargetTokens]).OfType<TokenKind>().Where(one => one.IsOutside)],
        };

    internal override NetworkOptions ReadingAs(NetworkOptions other)
    {
        if (other is ReadingOptions reading && (reading.ReadsCharacters || reading.ReadsBigrams))
            throw new OptionException(
                $"a translator reads tokens alone, but training starts from a model with "
                + $"{(reading.ReadsCharacters ? "`Characters` lstm" : "`Bigrams` true")}; train that without");
        var tokens = other.Tokens is { IsReversible: true } ? other.Tokens
            : Tokens is { IsLearned: false } ? Tokens : "words";
        return (TranslatorOptions)base.ReadingAs(other) with { Tokens = tokens };
    }

    internal override NetworkOptions TrainedAs(NetworkOptions other)
    {
        var given = (TranslatorOptions)other;
        return (TranslatorOptions)base.TrainedAs(other) with
        {
            ScheduledSampling = given.ScheduledSampling,
            Bleu = given.Bleu ?? Bleu,
        };
    }

    internal override NetworkOptions WithTokens(TokenKind? tokens) =>
        this with { Tokens = tokens, TargetTokens = null };

    internal override IEnumerable<(string Property, string Text)> Values() => Declared.Values(this);

    internal override IEnumerable<(string Name, string Value)> Recorded() => Declared.Recorded(this);
}
