using System.Globalization;

namespace Unroll.Text;

/// <summary>A column of a CoNLL file.</summary>
/// <param name="Number">From 1, or from the end if negative.</param>
/// <param name="What">What it holds.</param>
/// <param name="Option">The option that names it, as messages do.</param>
internal readonly record struct ConllColumn(int Number, string What, string Option)
{
    private const int First = 1;
    private const int Last = -1;

    /// <summary>The column of the token.</summary>
    /// <param name="column">Its number; null for the first column.</param>
    /// <exception cref="ArgumentException">It is not a number.</exception>
    public static ConllColumn OfToken(string? column) =>
        new(NumberOf(column, First, "token", "`TokenColumn`"), "token", "`TokenColumn`");

    /// <summary>The column of the tag.</summary>
    /// <param name="column">Its number; null for the last column.</param>
    /// <param name="token">The token's column, which must be a different one.</param>
    /// <exception cref="ArgumentException">It is not a number, or is the token's column.</exception>
    public static ConllColumn OfTag(string? column, ConllColumn token)
    {
        var tag = new ConllColumn(NumberOf(column, Last, "tag", "`Column`"), "tag", "`Column`");
        return tag.Number != token.Number ? tag
            : throw new ArgumentException(
                $"column {tag.Number} cannot hold the tag, as it holds the token; name another one "
                + $"({tag.Option}, {token.Option})", nameof(column));
    }

    /// <summary>The column's index.</summary>
    /// <param name="count">How many columns there are.</param>
    /// <param name="place">The line in which they were counted.</param>
    public int Index(int count, Place place)
    {
        var index = Number < 0 ? count + Number : Number - 1;
        return index >= 0 && index < count ? index
            : throw place.Error($"there is no column {Number} for the {What}; there are {count} columns ({Option})");
    }

    /// <summary>Whether a text is the number of a column.</summary>
    public static bool IsNumber(string column) => Parse(column) is not null;

    private static int? Parse(string column) =>
        int.TryParse(column, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number != 0 ? number : null;

    private static int NumberOf(string? column, int otherwise, string what, string option)
    {
        if (column is null)
            return otherwise;
        return Parse(column) is { } number ? number
            : throw new ArgumentException(
                $"the column {Quoted.Cell(column)} cannot hold the {what}; expected a number from 1, or a negative one "
                + $"that counts from the end ({option})", nameof(column));
    }
}
