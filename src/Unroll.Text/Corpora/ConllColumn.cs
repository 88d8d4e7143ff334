using System.Globalization;

namespace Unroll.Text;

/// <summary>Which column of a CoNLL file holds the tag.</summary>
/// <param name="Number">From 1, or from the end if negative.</param>
internal readonly record struct ConllColumn(int Number)
{
    private const int Last = -1;

    /// <exception cref="ArgumentException">It is no number, or that of the token's column.</exception>
    public static ConllColumn Of(string? column)
    {
        if (column is null)
            return new ConllColumn(Last);
        return int.TryParse(column, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number is < 0 or > 1 ? new ConllColumn(number)
            : throw new ArgumentException(
                $"the column {Quoted.Cell(column)} cannot hold the tag; expected a number from 2, as the token is in the first, or a negative one that counts from the end (--column)", nameof(column));
    }

    /// <summary>The column's index.</summary>
    /// <param name="count">How many columns there are.</param>
    /// <param name="place">Where they were counted.</param>
    public int Index(int count, Place place)
    {
        var index = Number < 0 ? count + Number : Number - 1;
        return index > 0 && index < count ? index
            : throw place.Error($"there is no column {Number} for the tag; there are {count} columns, of which the first is the token's (--column)");
    }
}
