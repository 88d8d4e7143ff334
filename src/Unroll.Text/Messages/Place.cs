namespace Unroll.Text;

/// <summary>A line of a file, for messages.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Line">The line's number, from 1.</param>
internal readonly record struct Place(string Name, int Line)
{
    public InvalidDataException Error(string found) => new($"{this}: {found}");

    /// <summary>On one line, whatever the file's name contains.</summary>
    public override string ToString() => $"{Quoted.Path(Name)}, line {Line}";
}
