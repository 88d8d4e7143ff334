using System.Globalization;

namespace Unroll.Text;

/// <summary>How results show shares and probabilities.</summary>
internal static class Percent
{
    /// <summary>A part of 1 as <c>93.1%</c>, in every culture.</summary>
    public static string Of(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:F1}%");
}
