namespace Unroll.Text;

/// <summary>A line of a file, for messages.</summary>
/// <param name="Name">What the file is called.</param>
/// <param name="Line">Which line it is, from 1.</param>
internal readonly record struct Place(string Name, int Line)
{
    public InvalidDataException Error(string found) => new($"{this}: {found}");

    /// <summary>On one line whatever the file's name holds.</summary>
    public override string ToString() => $"{Quoted.Path(Name)}, line {Line}";
}
