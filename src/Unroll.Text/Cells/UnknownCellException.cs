namespace Unroll.Text;

/// <summary>A model file names a cell that was not given, as one from outside the library has to be.</summary>
internal sealed class UnknownCellException(string cell, IEnumerable<CellKind> known) : Exception(
    $"the model runs on the cell {Quoted.Cell(cell)}, "
    + $"but only {string.Join(", ", known.Select(kind => kind.Name))} are known here; "
    + "give its own cell to Load, as in Load(path, CellKind.Of<MyCell>())")
{
    /// <summary>What the file calls the cell.</summary>
    public string Cell { get; } = cell;
}
