using System.Globalization;

namespace Unroll.Text;

/// <summary>Where the columns of a file of translations hold sentence and translation.</summary>
/// <param name="AreCommas">Whether commas or semicolons are between columns, instead of tabs.</param>
/// <param name="HasHeader">Whether the first row names the columns.</param>
/// <param name="Source">The column of the sentence, from 0.</param>
/// <param name="Target">The column of the translation, from 0.</param>
internal readonly record struct PairColumns(bool AreCommas, bool HasHeader, int Source, int Target)
{
    private static readonly string[] Names = ["source", "target", "src", "tgt", "trg", "input", "output"];

    /// <summary>Detects them from the first lines.</summary>
    /// <exception cref="InvalidDataException">The file is JSON.</exception>
    public static PairColumns Of(FirstLines lines, string name, Action<string>? notice)
    {
        if (TabSign.AreLines(lines))
        {
            var areNumbered = AreNumbered(TabSign.Rows(lines));
            if (areNumbered)
                notice?.Invoke($"reads {Quoted.Path(name)} as tsv, sentences in columns 2 and 4 beside their numbers "
                    + "(detected from its content)");
            return areNumbered ? new(AreCommas: false, HasHeader: false, 1, 3) : new(false, false, 0, 1);
        }
        if (lines.Filled.Count > 0 && JsonSign.Fault(lines) is not null)
            throw new InvalidDataException($"{Quoted.Path(name)}: this is JSON, but source<TAB>target was expected on "
                + "each line; write the sentences so");
        var isNamed = Path.GetExtension(name).Equals(".csv", StringComparison.OrdinalIgnoreCase);
        if (!CommaSign.ArePlainly(lines, row => isNamed || IsHeader(row)))
            return new(false, false, 0, 1);
        if (!isNamed)
            notice?.Invoke($"reads {Quoted.Path(name)} as csv (detected from its content)");
        return new(AreCommas: true, IsHeader(CommaSign.Rows(lines)[0]), 0, 1);
    }

    /// <summary>Whether a row names its columns, by usual names or by codes of languages.</summary>
    private static bool IsHeader(string[] row) => row.Length > 1 && row.Take(2).All(cell =>
        Names.Contains(cell, StringComparer.OrdinalIgnoreCase)
            || (cell.Length is 2 or 3 && cell.All(char.IsAsciiLetterLower)));

    /// <summary>Whether each sentence has its number before it, as Tatoeba writes pairs.</summary>
    private static bool AreNumbered(string[][] rows) => rows.Length > 1 && FirstLines.AreNearlyAll(rows, row =>
        row is [var one, var source, var other, var target]
            && IsNumber(one) && IsNumber(other) && !(IsNumber(source) && IsNumber(target)));

    private static bool IsNumber(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
