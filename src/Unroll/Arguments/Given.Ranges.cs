using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unroll;

/// <content>Checks of ranges, with the same message wherever a range is checked.</content>
internal static partial class Given
{
    /// <summary>A whole number in a range, or of at least a minimum.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public static T Whole<T>(
        T value, T least, T? most = null, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : struct, IBinaryInteger<T>
    {
        if (value >= least && (most is null || value <= most))
            return value;
        throw OutOfRange(
            value, name, most is null ? $"a number of {least} or more" : $"a number from {least} to {most}");
    }

    /// <summary>A size from 1 to the length of the longest array.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public static int Size(int size, [CallerArgumentExpression(nameof(size))] string name = "") =>
        Whole(size, 1, Array.MaxLength, name);

    /// <exception cref="ArgumentOutOfRangeException">It is 0 or less, or not finite.</exception>
    public static T AboveZero<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : struct, INumber<T> =>
        value > T.Zero && T.IsFinite(value) ? value : throw OutOfRange(value, name, "a number above 0");

    /// <exception cref="ArgumentOutOfRangeException">It is below 0, or not finite.</exception>
    public static T NotNegative<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : struct, INumber<T> =>
        value >= T.Zero && T.IsFinite(value) ? value : throw OutOfRange(value, name, "a number of 0 or more");

    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    public static T Finite<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : struct, INumber<T> =>
        T.IsFinite(value) ? value : throw OutOfRange(value, name, "a finite number");

    /// <exception cref="ArgumentOutOfRangeException">It is outside 0 to 1.</exception>
    public static T FromZeroToOne<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : struct, INumber<T> =>
        value >= T.Zero && value <= T.One ? value : throw OutOfRange(value, name, "a number from 0 to 1");

    /// <exception cref="ArgumentOutOfRangeException">It is outside 0 to 1, or 1.</exception>
    public static T FromZeroToBelowOne<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : struct, INumber<T> =>
        value >= T.Zero && value < T.One ? value : throw OutOfRange(value, name, "a number from 0 to below 1");

    /// <exception cref="ArgumentOutOfRangeException">It is outside 0 to 1, or one of them.</exception>
    public static T BetweenZeroAndOne<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : struct, INumber<T> =>
        value > T.Zero && value < T.One ? value : throw OutOfRange(value, name, "a number above 0 and below 1");

    /// <summary>A value that its enumeration defines.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The enumeration does not define it.</exception>
    public static T Known<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : struct, Enum =>
        Enum.IsDefined(value) ? value
            : throw OutOfRange(value, name, $"one of {string.Join(", ", Enum.GetNames<T>())}");

    private static ArgumentOutOfRangeException OutOfRange<T>(T value, string name, string expected) =>
        new(name, value, $"{name} is {value}, but {expected} was expected");
}
