using Unroll.Cli.Options;
using Unroll.Cli.Tasks;
using Unroll.Text;

namespace Unroll.Cli.Tagging;

/// <summary>How texts are split into tokens that a tagger is asked about, where not as in training.</summary>
internal static class PredictedTokens
{
    private const string Flag = "tokens";

    /// <summary>The option of training, for one answer.</summary>
    public static TextOption Option { get; } =
        TextOption.Of(SequenceTaggerOptions.Declared, new()).First(option => option.Flag == Flag) with
        {
            Help = "Split texts for a tagger so, and not as in training: whitespace for text that is split already.",
        };

    /// <summary>The tagger, for texts that are split as was asked for.</summary>
    public static SequenceTagger Of(SequenceTagger tagger, Request request) =>
        request.Given.TryGetValue(Flag, out var tokens) ? tagger.With(tokens) : tagger;
}
