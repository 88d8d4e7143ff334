namespace Unroll.Peers;

/// <summary>What one lane did in one phase.</summary>
/// <param name="Form">Its way among those of the library; empty if there is one alone.</param>
/// <param name="Malloc">Whose native memory it had; empty if that is not chosen.</param>
/// <param name="Rounds">Its speed in each round, in units of work a second.</param>
/// <param name="MebiBytes">
/// The most memory that its process held while it trained; null if that was not weighed.
/// </param>
internal sealed record LaneResult(Library Library, string Form, string Malloc, double[] Rounds, double? MebiBytes)
{
    public double Median { get; } = Peers.Median.Of(Rounds);

    public string Name => LaneNames.Of(Library, Form, Malloc);
}
