using System.Globalization;
using Unroll.Cli.Options;

namespace Unroll.Cli.Tasks;

/// <summary>How many answers are asked for, of models that can give several.</summary>
internal static class BestCount
{
    private const string Flag = "n-best";

    /// <param name="most">How many a model gives at most.</param>
    public static TextOption Option(int most) =>
        new(Flag, "N", "Show so many of a tagger's or translator's best answers with their probabilities.")
        {
            Check = text => Parse(text, most),
        };

    /// <summary>How many; null where only the best one is asked for.</summary>
    public static int? Of(Request request, int most) =>
        request.Given.TryGetValue(Flag, out var text) ? Parse(text, most) : null;

    private static int Parse(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 && count <= most
            ? count
            : throw new ArgumentException(
                $"--{Flag} is {Quoted.Cell(text)}, but a whole number from 1 to {most} was expected");
}
