namespace Unroll.Peers;

internal sealed class PredictWorkload : IWorkload
{
    public const string Id = "predict";

    public string Name => Id;

    public string Summary => "lines of a file to JSON lines, by Unroll's command line and by ONNX Runtime";

    public IEnumerable<Contest> Contests()
    {
        var lines = Numbers.Whole(PredictProblem.Lines);
        foreach (var problem in PredictProblem.All())
        {
            foreach (var use in OnnxUse.All)
            {
                yield return new Contest(
                    $"{Name}-{problem.Classifier.Name}-{use.Name}",
                    $"`predict` of {lines} lines, {problem.Classifier.Title}; ONNX Runtime {use.Title}",
                    "lines",
                    (_, _) => PredictProblem.Lines,
                    [
                        Entry.Unroll(() => new UnrollProgram(problem)),
                        Entry.Onnx(() => new OnnxProgram(problem, use)),
                    ])
                {
                    Phases = [Phase.Inference],
                    IsLong = _ => true,
                    OnOneThread = false,
                    WritesFiles = true,
                };
            }
        }
    }
}
