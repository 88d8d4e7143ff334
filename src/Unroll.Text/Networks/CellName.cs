using System.Text.Json;

namespace Unroll.Text;

/// <summary>A recurrence: on a command line one of the library's own, in a model file also one from outside.</summary>
internal sealed class CellName() : Named<CellKind>(
    string.Join('|', CellKind.BuiltIn.Select(cell => cell.Name)),
    EnumNames.Choice([.. CellKind.BuiltIn.Select(cell => cell.Name)]),
    name => CellKind.BuiltIn.FirstOrDefault(cell => cell.Name == name) ?? throw new FormatException(),
    cell => cell.Name)
{
    public override void Check(CellKind? value)
    {
        base.Check(value);
        // A file keeps the name alone, by which it would find the library's own.
        if (value is { HidesOwn: true })
            throw new ArgumentException(
                $"the library has a cell called {Quoted.Cell(value.Name)}; give yours another name");
    }

    /// <exception cref="UnknownPartException">There is no cell of that name.</exception>
    public override CellKind Read(ref Utf8JsonReader reader, FileContext file) =>
        file.Parts.Cell(reader.GetString() ?? "");
}
