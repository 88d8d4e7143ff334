using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Unroll;

/// <summary>
/// Checks what a caller gives where it comes in, so that a null in a collection or a senseless size is reported with
/// its name or index instead of failing somewhere inside.
/// </summary>
internal static partial class Given
{
    /// <summary>A value that must not be null, such as a member of a record.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public static T Value<T>([NotNull] T? value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : class
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return value;
    }

    /// <summary>All elements of a collection.</summary>
    /// <exception cref="ArgumentNullException">There is no collection.</exception>
    /// <exception cref="ArgumentException">An element is null.</exception>
    public static T[] All<T>(
        [NotNull] IEnumerable<T>? elements, [CallerArgumentExpression(nameof(elements))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(elements, name);
        T[] all = [.. elements];
        for (var i = 0; i < all.Length; i++)
            ThrowIfNull(all[i], i, name);
        return all;
    }

    /// <summary>The elements of a collection, each checked when it is read.</summary>
    /// <inheritdoc cref="All"/>
    public static IEnumerable<T> Each<T>(
        [NotNull] IEnumerable<T>? elements, [CallerArgumentExpression(nameof(elements))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(elements, name);
        return elements.Select((element, i) =>
        {
            ThrowIfNull(element, i, name);
            return element;
        });
    }

    /// <summary>Pairs of which neither half is null, each checked when it is read.</summary>
    /// <inheritdoc cref="All"/>
    public static IEnumerable<(TFirst First, TSecond Second)> EachPair<TFirst, TSecond>(
        [NotNull] IEnumerable<(TFirst First, TSecond Second)>? pairs,
        [CallerArgumentExpression(nameof(pairs))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(pairs, name);
        return pairs.Select((pair, i) =>
        {
            ThrowIfNull(pair.First, i, name, ".Item1");
            ThrowIfNull(pair.Second, i, name, ".Item2");
            return pair;
        });
    }

    private static void ThrowIfNull<T>(T element, int index, string name, string half = "")
    {
        if (element is null)
            throw new ArgumentException($"{name}[{index}]{half} is null; leave out what is not there", name);
    }
}
