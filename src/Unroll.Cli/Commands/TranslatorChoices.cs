using System.CommandLine;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>The options that say what a translator is made of.</summary>
internal sealed class TranslatorChoices
{
    private const string NoAttention = "none";

    /// <summary>One token beside the special entries.</summary>
    private const int LeastVocabulary = Vocabulary.End + 2;

    private static readonly TranslatorOptions Standard = new();

    private readonly NetworkChoices _network = new(Standard, LeastVocabulary);
    private readonly Option<string?> _tokens = Tokens(
        "--tokens", $"How texts are cut; bpe:N learns subwords of N merges [{Standard.Tokens}].");
    private readonly Option<string?> _targetTokens = Tokens(
        "--target-tokens", "How translations are cut [as --tokens].");
    private readonly Option<bool?> _shared = OptionKinds.Switch(
        "--shared-vocabulary", "One vocabulary and one embedding for both sides [false].");
    private readonly Option<bool?> _tie = OptionKinds.Switch(
        "--tie-output",
        $"Take the target's embeddings for the output layer's weights [{(Standard.TieOutput ? "true" : "false")}].");
    private readonly Option<int?> _decoderHidden = OptionKinds.Whole(
        "--decoder-hidden", "Hidden units of the decoder [as many as the encoder's directions have together].",
        most: NetworkOptions.MaximumWidth);
    private readonly Option<string?> _attention = OptionKinds.OneOf(
        "--attention",
        "How the source's states are scored at each step; none is the model of one fixed vector [additive].",
        [.. Names.All<AttentionScoreKind>(), NoAttention]);
    private readonly Option<bool?> _inputFeeding = OptionKinds.Switch(
        "--input-feeding", "Feed the attentional vector, not the context, to the decoder's update [false].");
    private readonly Option<bool?> _coverage = OptionKinds.Switch(
        "--coverage", "Score a source state also by how much it weighed at earlier steps [false].");
    private readonly Option<float?> _scheduledSampling = OptionKinds.Share(
        "--scheduled-sampling", "Part of the right tokens that training replaces by the model's own [0].");
    private readonly Option<string?> _bleu = Bleu();

    public IEnumerable<Option> All =>
        [_tokens, _targetTokens, .. _network.All, _shared, _tie, _decoderHidden, _attention, _inputFeeding, _coverage,
            _scheduledSampling, _bleu];

    /// <summary>The option that says what BLEU counts.</summary>
    public static Option<string?> Bleu() =>
        OptionKinds.OneOf(
            "--bleu", "What BLEU counts as words, as sacreBLEU calls it [zh where training translations are Chinese, "
            + "char where they are of another script without spaces, else 13a].",
            BleuTokens.All.Select(tokens => tokens.Name));

    /// <summary>What was asked for.</summary>
    /// <param name="standard">What holds where nothing was.</param>
    /// <exception cref="UsageException">Options that do not go together.</exception>
    public TranslatorOptions Read(ParseResult parsed, TranslatorOptions standard)
    {
        var options = _network.Read(parsed, standard) with
        {
            Tokens = parsed.GetValue(_tokens) ?? standard.Tokens,
            TargetTokens = parsed.GetValue(_targetTokens)
                ?? (parsed.GetValue(_tokens) is null ? standard.TargetTokens : null),
            SharedVocabulary = parsed.GetValue(_shared) ?? standard.SharedVocabulary,
            TieOutput = parsed.GetValue(_tie) ?? standard.TieOutput,
            DecoderHidden = parsed.GetValue(_decoderHidden) ?? standard.DecoderHidden,
            Attention = parsed.GetValue(
                _attention) switch
            {
                null => standard.Attention,
                NoAttention =>
                null,
                var name => Names.Value<AttentionScoreKind>(name, "--attention")
            },
            InputFeeding = parsed.GetValue(_inputFeeding) ?? standard.InputFeeding,
            Coverage = parsed.GetValue(_coverage) ?? standard.Coverage,
            ScheduledSampling = parsed.GetValue(_scheduledSampling) ?? standard.ScheduledSampling,
            Bleu = parsed.GetValue(_bleu),
        };
        if (options.SharedVocabulary && options.TokensOfTarget != options.Tokens)
            throw new UsageException(
                $"--shared-vocabulary is one vocabulary for both sides, but --tokens is {options.Tokens} and "
                + $"--target-tokens {options.TokensOfTarget}; give both the same, or leave it out");
        if (options.SharedVocabulary && options.Vectors is not null)
            throw new UsageException(
                "--vectors are of the source's words, but with --shared-vocabulary they would become words of the "
                + "target too; leave one of them out");
        if (options.Attention is { } kind && AttentionScores.NeedsOneSize(kind)
            && options.StateSize != options.SourceStateSize)
            throw new UsageException(
                $"--attention {Names.Of(kind)} multiplies states of the encoder by states of the decoder, but the "
                + $"encoder's have {options.SourceStateSize} units and the decoder's {options.StateSize}; give "
                + $"--decoder-hidden {options.SourceStateSize}, or --attention bilinear");
        if (options.Attention is null && (options.InputFeeding || options.Coverage))
            throw new UsageException(
                $"{(options.InputFeeding ? _inputFeeding : _coverage).Name} is a part of attention, but --attention is "
                + "none; leave one of them out");
        return options;
    }

    private static Option<string?> Tokens(string name, string description) =>
        OptionKinds.Parsed(name, string.Join('|', [.. ReversibleTokens.Names, "bpe:N"]), description, text =>
    {
        TranslationTokens.Check(text);
        return text;
    });
}
