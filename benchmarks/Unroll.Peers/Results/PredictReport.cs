namespace Unroll.Peers;

/// <summary>One run of whole programs: where, with what, and what came of it.</summary>
internal sealed record PredictReport(
    string Date,
    Machine Machine,
    IReadOnlyDictionary<string, string> Versions,
    int Threads,
    int Rounds,
    string Source,
    int Lines,
    double? OtherLoad,
    IReadOnlyList<PredictResult> Results);
