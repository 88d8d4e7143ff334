namespace Unroll;

/// <summary>
/// Which rows of a step continue the same row of the step before, as prefixes of a beam search do that differ only in
/// their last token. What depends only on the state that they continue is computed once for all of
/// them.
/// </summary>
internal sealed class Siblings
{
    private Buffer<int> _family;
    private Buffer<int> _familyOfParent;
    private Buffer<int> _parents;
    private Buffer<int> _firsts;

    /// <summary>How many rows the step has.</summary>
    public int Rows { get; private set; }

    /// <summary>How many different rows they continue.</summary>
    public int Families { get; private set; }

    /// <summary>For each row, the family that it belongs to.</summary>
    public ReadOnlySpan<int> FamilyOf => _family.AsSpan(0, Rows);

    /// <summary>For each family, the row of the step before that it continues.</summary>
    public ReadOnlySpan<int> Parents => _parents.AsSpan(0, Families);

    /// <summary>For each family, the first of its rows.</summary>
    public ReadOnlySpan<int> Firsts => _firsts.AsSpan(0, Families);

    /// <summary>Finds the families of a step.</summary>
    /// <param name="parents">For each row, the row of the step before that it continues.</param>
    /// <param name="before">How many rows the step before has.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step before has no such row.</exception>
    public void Find(ReadOnlySpan<int> parents, int before)
    {
        _family.MakeRoom(parents.Length);
        _parents.MakeRoom(parents.Length);
        _firsts.MakeRoom(parents.Length);
        _familyOfParent.MakeRoom(before);
        var families = _familyOfParent.AsSpan(0, before);
        families.Fill(-1);
        (Rows, Families) = (parents.Length, 0);
        for (var row = 0; row < parents.Length; row++)
        {
            if ((uint)parents[row] >= (uint)before)
                throw new ArgumentOutOfRangeException(nameof(parents),
                    $"parents[{row}] is {parents[row]}, but the step before has {before} rows, from 0 on");
            ref var family = ref families[parents[row]];
            if (family < 0)
            {
                (_parents[Families], _firsts[Families]) = (parents[row], row);
                family = Families++;
            }
            _family[row] = family;
        }
    }

    /// <summary>Returns the memory.</summary>
    public void Release()
    {
        _family.Release();
        _parents.Release();
        _firsts.Release();
        _familyOfParent.Release();
    }
}
