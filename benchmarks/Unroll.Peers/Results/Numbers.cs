using System.Globalization;

namespace Unroll.Peers;

/// <summary>Figures as a page writes them.</summary>
internal static class Numbers
{
    private const int Short = 100;

    public static string Speed(double speed)
        => speed.ToString(speed < Short ? "f1" : "n0", CultureInfo.InvariantCulture);

    public static string Ratio(double ratio) => ratio.ToString("f2", CultureInfo.InvariantCulture);

    public static string Percent(double share) => (100 * share).ToString("f0", CultureInfo.InvariantCulture) + "%";

    public static string Whole(double value) => value.ToString("n0", CultureInfo.InvariantCulture);
}
