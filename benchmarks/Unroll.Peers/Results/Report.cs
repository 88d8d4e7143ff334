namespace Unroll.Peers;

/// <summary>One run: where, with what, and what came of it.</summary>
/// <param name="Only">The workloads it was asked for; null for all.</param>
/// <param name="Left">What was left out, and why, a sentence each.</param>
/// <param name="Minutes">How long it took.</param>
internal sealed record Report(
    string Date,
    Machine Machine,
    IReadOnlyDictionary<string, string> Versions,
    IReadOnlyList<string>? Only,
    IReadOnlyList<string> Left,
    int Rounds,
    double Seconds,
    double Minutes,
    double? OtherLoad,
    IReadOnlyList<Row> Rows,
    IReadOnlyList<BesideBusy> BesideBusy,
    IReadOnlyList<WholeProgram> WholePrograms)
{
    /// <summary>What its files are called: by the processor, and apart where it is not the whole.</summary>
    public string Name => Machine.Processor.Slug + (Only is null ? "" : "-part");
}
