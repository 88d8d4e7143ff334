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

    /// <summary>Things with their names, such as tensors, in tuples whose halves are called that.</summary>
    /// <inheritdoc cref="EachPair{TFirst, TSecond}"/>
    public static IEnumerable<(string Name, T Thing)> EachPair<T>(
        [NotNull] IEnumerable<(string Name, T Thing)>? pairs,
        [CallerArgumentExpression(nameof(pairs))] string name = "") => EachPair(pairs, "Name", typeof(T).Name, name);

    /// <summary>Pairs of which neither half is null, each checked when it is read.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="first">What a caller's tuple calls its first half.</param>
    /// <param name="second">What it calls its second half.</param>
    /// <param name="name">What the caller calls the pairs.</param>
    /// <inheritdoc cref="All"/>
    public static IEnumerable<(TFirst First, TSecond Second)> EachPair<TFirst, TSecond>(
        [NotNull] IEnumerable<(TFirst First, TSecond Second)>? pairs, string first, string second,
        [CallerArgumentExpression(nameof(pairs))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(pairs, name);
        return pairs.Select((pair, i) =>
        {
            ThrowIfNull(pair.First, i, name, first);
            ThrowIfNull(pair.Second, i, name, second);
            return pair;
        });
    }

    private static void ThrowIfNull<T>(T element, int index, string name, string? half = null)
    {
        if (element is null)
            throw new ArgumentException(
                $"{name}[{index}]{(half is null ? "" : $".{half}")} is null; leave out what is not there", name);
    }
}
