using System.CommandLine;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>The options that say what a text classifier is made of.</summary>
internal sealed class ClassifierChoices
{
    private static readonly TextClassifierOptions Standard = new();

    private readonly NetworkChoices _network = new(Standard);
    private readonly Option<string?> _tokens = OptionKinds.OneOf(
        "--tokens", $"How texts are cut [{Standard.Tokens}].", Tokenizers.Names);
    private readonly Option<int?> _maximumTokens = OptionKinds.Whole(
        "--max-tokens", $"Tokens of a text that are read [{Standard.MaximumTokens}].",
        most: TextClassifierOptions.MostTokens);
    private readonly Option<string?> _pooling = OptionKinds.OneOf(
        "--pooling", "What a text is classified by: the last states, the lecture's hn[-1], or all states [last].",
        Names.All<Pooling>());
    private readonly Option<string?> _attention = OptionKinds.OneOf(
        "--attention", "The score of --pooling attention [additive].", Names.All<AttentionScoreKind>());
    private readonly Option<bool> _layerNorm = OptionKinds.Flag("--layer-norm", "Normalise the pooled states.");
    private readonly Option<ClassWeights?> _classWeights = OptionKinds.Parsed<ClassWeights>("--class-weights",
        "balanced|LABEL=W,...", "What each class counts in training [all the same].", ClassWeights.Parse);

    public IEnumerable<Option> All =>
        [_tokens, _maximumTokens, .. _network.All, _pooling, _attention, _layerNorm, _classWeights];

    /// <summary>What was asked for.</summary>
    /// <param name="standard">What holds where nothing was.</param>
    /// <exception cref="UsageException">Options that do not go together.</exception>
    public TextClassifierOptions Read(ParseResult parsed, TextClassifierOptions standard)
    {
        var pooling = parsed.GetValue(_pooling) is { } name ? Names.Value<Pooling>(name, "--pooling")
            : standard.Pooling;
        if (parsed.GetValue(_attention) is not null && pooling != Pooling.Attention)
            throw new UsageException(
                "--attention says how --pooling attention scores, but the pooling is another; give both");
        return _network.Read(parsed, standard) with
        {
            Tokens = parsed.GetValue(_tokens) ?? standard.Tokens,
            MaximumTokens = parsed.GetValue(_maximumTokens) ?? standard.MaximumTokens,
            Pooling = pooling,
            Attention = parsed.GetValue(_attention) is { } score ? Names.Value<AttentionScoreKind>(score, "--attention")
                : standard.Attention,
            LayerNorm = parsed.GetValue(_layerNorm) || standard.LayerNorm,
            ClassWeights = parsed.GetValue(_classWeights),
        };
    }
}
