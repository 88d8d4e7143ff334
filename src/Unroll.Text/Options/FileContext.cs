namespace Unroll.Text;

/// <summary>What an option is read with from a model file.</summary>
/// <param name="Format">The format of the file.</param>
/// <param name="Cells">Cells from outside the library.</param>
internal sealed record FileContext(int Format, IReadOnlyList<CellKind> Cells);
