namespace Unroll.Text;

/// <summary>A row of a table.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Cells">What its columns hold.</param>
internal readonly record struct Row(Place Place, string[] Cells);
