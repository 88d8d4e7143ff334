namespace Unroll.Peers;

/// <summary>What was done in one lap.</summary>
/// <param name="Work">In the contest's unit.</param>
/// <param name="GigaFlops">Of the matrix products in it, in units of 10^9.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Reached">The step that would be next.</param>
internal sealed record Lap(double Work, double GigaFlops, double Seconds, int Reached)
{
    public double Speed => Work / Seconds;
}
