namespace Unroll.Peers;

/// <summary>A file's lines to JSON lines with ONNX Runtime, in the lane's process.</summary>
internal sealed class OnnxProgram(PredictProblem problem, OnnxUse use) : IProgram
{
    private readonly OnnxPredictor _predictor = new(use, problem.Load());
    private readonly string _output = Scratch.File("onnx.jsonl");

    public void UseThreads(int count) => _predictor.UseThreads(count);

    public void Infer(int step) => _predictor.Predict(PredictProblem.Many, _output);

    public float[] Outputs(int step)
    {
        _predictor.Predict(PredictProblem.Few, _output);
        return PredictedLines.Read(_output, PredictProblem.Few);
    }

    public float[] Written() => PredictedLines.Read(_output, PredictProblem.Many);

    public void Dispose() => _predictor.Dispose();
}
