using System.Runtime.ExceptionServices;

namespace Unroll.Text;

/// <summary>
/// Items of which the first can be inspected before any is consumed, to decide how to read them all.
/// </summary>
internal sealed class Ahead<T> : IDisposable
{
    /// <summary>
    /// The most characters of the items that are inspected, so that long ones do not fill the memory.
    /// </summary>
    private const int MostCharacters = 1 << 18;

    private readonly IEnumerator<T> _rest;
    private readonly List<T> _first = [];
    private readonly ExceptionDispatchInfo? _failure;

    /// <param name="items">All items.</param>
    /// <param name="count">How many to inspect.</param>
    /// <param name="length">The length of an item in characters.</param>
    public Ahead(IEnumerable<T> items, int count, Func<T, int> length)
    {
        _rest = items.GetEnumerator();
        try
        {
            for (var characters = 0; _first.Count < count && characters < MostCharacters;
                characters += length(_first[^1]))
            {
                AreAll = !_rest.MoveNext();
                if (AreAll)
                    break;
                _first.Add(_rest.Current);
            }
        }
        catch (InvalidDataException failure) when (_first.Count > 0)
        {
            // Thrown after the items before it, which may cause an earlier error.
            _failure = ExceptionDispatchInfo.Capture(failure);
        }
    }

    /// <summary>The items that were inspected.</summary>
    public IReadOnlyList<T> First => _first;

    /// <summary>Whether these are all.</summary>
    public bool AreAll { get; }

    /// <summary>All items; may be enumerated once.</summary>
    public IEnumerable<T> All()
    {
        foreach (var item in _first)
            yield return item;
        _failure?.Throw();
        while (_rest.MoveNext())
            yield return _rest.Current;
    }

    public void Dispose() => _rest.Dispose();
}
