namespace Unroll;

/// <summary>The ranges that settings must lie in.</summary>
internal static class OptionRange
{
    public static void NotNegative(float value, string name)
    {
        if (!(value >= 0 && float.IsFinite(value)))
            throw new ArgumentOutOfRangeException(
                name, value, $"{name} is {value}, but it must be 0 or more and finite");
    }

    public static void FromZeroToBelowOne(float value, string name)
    {
        if (!(value is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}, but it must be from 0 to below 1");
    }
}
