namespace Unroll.Peers;

/// <summary>Weighs and times processes of the command line.</summary>
internal static class WholeProgramRun
{
    private const int Starts = 9;

    public static List<WholeProgram> All(int threads)
    {
        var command = new UnrollCommand { Threads = threads };
        return [.. PredictProblem.All().Select(problem => Measure(problem, command))];
    }

    private static WholeProgram Measure(PredictProblem problem, UnrollCommand command)
    {
        var text = File.ReadLines(PredictProblem.Few).First();
        var starts = new double[Starts];
        foreach (ref var start in starts.AsSpan())
            start = command.FirstLine(problem.Model, text).TotalMilliseconds;
        var output = Scratch.File("unroll.jsonl");
        var few = command.Predict(problem.Model, PredictProblem.Few, output);
        var many = command.Predict(problem.Model, PredictProblem.Many, output);
        var first = Median.Of(starts);
        Console.WriteLine(FormattableString.Invariant(
            $"{problem.Classifier.Title}: first line after {first:f0} ms, peak {few:f0} and {many:f0} MiB"));
        return new WholeProgram(problem.Classifier.Title, starts, PredictProblem.Lines, few, many);
    }
}
