namespace Unroll.Peers;

/// <summary>One run: where, with what, and what came of it.</summary>
internal sealed record Report(
    string Date,
    Machine Machine,
    IReadOnlyDictionary<string, string> Versions,
    int Threads,
    int Rounds,
    double Seconds,
    double? OtherLoad,
    IReadOnlyList<Row> Rows,
    IReadOnlyList<Weighing> Memory)
{
    /// <summary>Writes <c>name.json</c> and <c>name.md</c>; returns the page's path.</summary>
    public string Write(string folder, string name) => ResultFiles.Write(folder, name, this, Page.Of(this));
}
