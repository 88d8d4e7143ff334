namespace Unroll.Peers;

/// <summary>Unroll's command line over a file, a process each time.</summary>
internal sealed class UnrollProgram(PredictProblem problem) : IProgram
{
    private readonly UnrollCommand _command = new();
    private readonly string _output = Scratch.File("unroll.jsonl");

    public void UseThreads(int count) => _command.Threads = count;

    public void Infer(int step) => _command.Predict(problem.Model, PredictProblem.Many, _output);

    public float[] Outputs(int step)
    {
        _command.Predict(problem.Model, PredictProblem.Few, _output);
        return PredictedLines.Read(_output, PredictProblem.Few);
    }

    public float[] Written() => PredictedLines.Read(_output, PredictProblem.Many);

    public void Dispose()
    {
    }
}
