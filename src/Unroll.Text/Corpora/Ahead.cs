using System.Runtime.ExceptionServices;

namespace Unroll.Text;

/// <summary>
/// Items of which the first can be looked at before any is taken: to tell by them how all are to be read.
/// </summary>
internal sealed class Ahead<T> : IDisposable
{
    /// <summary>
    /// Characters of the first items; behind so many no more are looked at, so that long ones do not fill the memory.
    /// </summary>
    private const int MostCharacters = 1 << 18;

    private readonly IEnumerator<T> _rest;
    private readonly List<T> _first = [];
    private readonly ExceptionDispatchInfo? _failure;

    /// <param name="items">All items.</param>
    /// <param name="count">How many to look at.</param>
    /// <param name="length">Characters of one.</param>
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
            // Said behind the items before it, of which something may be said first.
            _failure = ExceptionDispatchInfo.Capture(failure);
        }
    }

    /// <summary>The items that were looked at.</summary>
    public IReadOnlyList<T> First => _first;

    /// <summary>Whether there are no others.</summary>
    public bool AreAll { get; }

    /// <summary>All items; to be gone through once.</summary>
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
