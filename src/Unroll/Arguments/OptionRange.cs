namespace Unroll;

/// <summary>What the options of <c>Unroll.Text</c> still call the checks of <see cref="Given"/> by.</summary>
internal static class OptionRange
{
    public static void NotNegative(float value, string name) => Given.NotNegative(value, name);

    public static void FromZeroToBelowOne(float value, string name) => Given.FromZeroToBelowOne(value, name);
}
