namespace Unroll.Peers;

/// <summary>Our speed alone, and beside a process that keeps one processor busy, in each round.</summary>
internal sealed record BesideBusy(string Title, string Word, int Threads, string Unit, double[] Alone, double[] Beside)
{
    /// <summary>What is left of the speed.</summary>
    public double Share => Median.Of([.. Beside.Zip(Alone, (beside, alone) => beside / alone)]);
}
