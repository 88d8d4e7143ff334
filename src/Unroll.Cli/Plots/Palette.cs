namespace Unroll.Cli.Plots;

/// <summary>Colours that differ for readers with colour-blindness too (Okabe and Ito 2008).</summary>
internal static class Palette
{
    private static readonly string[] Colours =
        ["#000000", "#56b4e9", "#d55e00", "#e69f00", "#009e73", "#0072b2", "#cc79a7"];

    /// <summary>The colour of the n-th thing, from 0 on; after the last one they begin again.</summary>
    public static string Colour(int n) => Colours[n % Colours.Length];
}
