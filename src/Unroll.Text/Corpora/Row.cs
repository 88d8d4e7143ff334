namespace Unroll.Text;

/// <summary>A row of a table.</summary>
/// <param name="Place">The line where it begins.</param>
/// <param name="Cells">The contents of its columns.</param>
internal readonly record struct Row(Place Place, string[] Cells);
