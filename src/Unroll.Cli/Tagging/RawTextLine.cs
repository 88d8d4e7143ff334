using Unroll.Text;

namespace Unroll.Cli.Tagging;

/// <summary>How a corpus's tokens and those of raw text differ, in words.</summary>
internal static class RawTextLine
{
    /// <summary>
    /// Describes training tokens that raw text would never give, and whether other tokens fit better.
    /// </summary>
    public static string Of(RawTextFit fit, TokenKind tokens, IReadOnlyCollection<TaggedSentence> train)
    {
        const string Treebank = "treebank";
        var advice = tokens != Treebank
            && RawTextFit.Measure(train, Treebank).Other is var others && 2 * others < fit.Other
            ? $"; with --tokens {Treebank} {others:N0} would be"
            : "";
        var are = fit.Other == 1 ? "is" : "are";
        return $"{fit.Other:N0} of them {are} not what raw text gives with --tokens {tokens}: "
            + $"{Quoted.Cells(fit.Examples)}{advice}";
    }
}
