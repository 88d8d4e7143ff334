namespace Unroll.Text;

/// <summary>What a translator is made of.</summary>
public sealed record TranslatorOptions : NetworkOptions
{
    /// <summary>Tokens that a translation may have however short its source is.</summary>
    public const int FreeLength = 20;

    /// <summary>The largest <see cref="LengthRatio"/>.</summary>
    public const int MaximumLengthRatio = 40;

    /// <summary>
    /// Options that suit a translator: subwords, a source that is read from both ends, and dropout, as every pair is
    /// seen many times.
    /// </summary>
    public TranslatorOptions() => (Tokens, Bidirectional, Dropout) = ("bpe:5000", true, 0.3f);

    /// <summary>
    /// How a translation is cut into tokens, as <see cref="NetworkOptions.Tokens"/> says it of the source:
    /// <c>words</c>, <c>characters</c>, <c>whitespace</c>, <c>treebank</c> or <c>bpe:N</c>; null for the source's.
    /// </summary>
    public string? TargetTokens { get; init; }

    /// <summary>
    /// Whether both sides have one vocabulary and one embedding, for languages that share words or names; byte pairs
    /// are then learned from both together.
    /// </summary>
    public bool SharedVocabulary { get; init; }

    /// <summary>
    /// Whether the output layer's weights are the embeddings of the target's tokens (Press &amp; Wolf 2017).
    /// </summary>
    public bool TieOutput { get; init; } = true;

    /// <summary>
    /// Hidden units of the decoder, from 1 to <see cref="NetworkOptions.MaximumWidth"/>; null for as many as the
    /// encoder's directions have together.
    /// </summary>
    public int? DecoderHidden { get; init; }

    /// <summary>
    /// How the source's states are scored at each step; null for the model without attention of the lecture's figure 6,
    /// in which one vector has to say all of the source.
    /// </summary>
    public AttentionScoreKind? Attention { get; init; } = AttentionScoreKind.Additive;

    /// <summary>
    /// Whether the decoder's update reads the attentional vector in place of the context
    /// (<see cref="AttentionRecurrent{TCell}"/>, Luong et al. 2015).
    /// </summary>
    public bool InputFeeding { get; init; }

    /// <summary>
    /// Whether a source state's score also goes by how much it weighed at earlier steps, so that attention learns to
    /// leave aside what was translated (<see cref="AttentionRecurrent{TCell}"/>, Tu et al. 2016).
    /// </summary>
    public bool Coverage { get; init; }

    /// <summary>
    /// How often, in training, the decoder reads a token that the model itself would have written in place of the right
    /// one (scheduled sampling, Bengio et al. 2015), from 0, teacher forcing alone, to less than 1.
    /// </summary>
    public float ScheduledSampling { get; init; }

    /// <summary>
    /// What BLEU counts as words, by a name of <see cref="BleuTokens"/>; null to go by the training translations:
    /// <c>zh</c> where most letters are Chinese, <c>char</c> where they are of other scripts without spaces, else
    /// <c>13a</c>.
    /// </summary>
    public string? Bleu { get; init; }

    /// <summary>
    /// How many tokens a translation may have for each of its source's, beside <see cref="FreeLength"/>, from 1 to
    /// <see cref="MaximumLengthRatio"/>; null for twice what training translations have. It ends what would never end
    /// by itself.
    /// </summary>
    public int? LengthRatio { get; init; }

    /// <summary>What translations are made alike by; the spellings that training has are those to be written.</summary>
    internal TextFolding FoldingOfTarget => Folding with { FoldSpellings = false };

    /// <summary><see cref="TargetTokens"/> with what holds where they are not given.</summary>
    internal string TokensOfTarget => TargetTokens ?? Tokens;

    /// <summary>Elements of a state of the source.</summary>
    internal int SourceStateSize => Hidden * Directions;

    /// <summary><see cref="DecoderHidden"/> with what holds where it is not given.</summary>
    internal int StateSize => DecoderHidden ?? SourceStateSize;

    /// <summary>What the first layer of the decoder reads beside the embedding.</summary>
    internal int FedSize => Attention is null ? 0 : InputFeeding ? StateSize : SourceStateSize;

    internal override void Validate()
    {
        base.Validate();
        CheckTokens(TokensOfTarget);
        Within(nameof(DecoderHidden), StateSize, MaximumWidth);
        if (Attention is { } kind)
        {
            Known(nameof(Attention), kind);
            if (AttentionScores.NeedsOneSize(kind) && StateSize != SourceStateSize)
                throw new ArgumentException(
                    $"Attention {kind} is a product of states of the encoder and the decoder, but the encoder's have "
                    + $"{SourceStateSize} units and the decoder's {StateSize}; give the decoder {SourceStateSize} "
                    + "(DecoderHidden), or use Bilinear");
        }
        else if (InputFeeding || Coverage)
        {
            throw new ArgumentException(
                $"{(InputFeeding ? nameof(InputFeeding) : nameof(Coverage))} is a part of attention, but there is no "
                + "Attention; choose one, or leave it out");
        }
        OptionRange.FromZeroToBelowOne(ScheduledSampling, nameof(ScheduledSampling));
        Within(nameof(LengthRatio), LengthRatio ?? 1, MaximumLengthRatio);
        if (Bleu is not null)
            BleuTokens.Named(Bleu);
        if (SharedVocabulary && TokensOfTarget != Tokens)
            throw new ArgumentException($"SharedVocabulary is one vocabulary for both sides, "
                + $"but the source has the tokens {Quoted.Cell(Tokens)} and the target {Quoted.Cell(TargetTokens)}; "
                + "give both the same, or a vocabulary each");
        if (SharedVocabulary && Vectors is not null)
            throw new ArgumentException(
                "Vectors are of the source's words, but with SharedVocabulary they would become words of the target "
                + "too; leave one of them out");
    }

    private protected override void CheckTokens(string name) => TranslationTokens.Check(name);
}
