namespace Unroll.Text;

/// <summary>A score of some texts.</summary>
/// <param name="Name">Its name, such as <c>accuracy</c>.</param>
/// <param name="Value">Its value: higher is better.</param>
public readonly record struct NamedScore(string Name, double Value);
