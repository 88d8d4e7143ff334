namespace Unroll.Cli.Labs;

/// <summary>Gradients of every cell at one time.</summary>
/// <param name="Name">When that is.</param>
/// <param name="Of">The gradient of each step's state as a share of the last step's; empty if there is none.</param>
internal sealed record GradientMoment(string Name, Func<CellReport, IReadOnlyList<double>> Of);
