namespace Unroll.Peers;

/// <summary>An LSTM over one sequence a step at a time, as it comes.</summary>
internal sealed class UnrollStream : IContender
{
    private readonly Recurrent<LstmCell> _network;
    private readonly StepState _state;
    private readonly float[][] _steps;

    public UnrollStream(LstmProblem problem)
    {
        _network = new Recurrent<LstmCell>(problem.InputSize, problem.HiddenSize);
        _network.NamedParameters().Load(problem.Weights);
        _state = _network.NewStepState();
        _steps = [.. problem.Sequences[0].Chunk(problem.InputSize)];
    }

    public void Infer(int step)
    {
        _state.Reset();
        foreach (var input in _steps)
            _network.Step(input, _state);
    }

    public float[] Outputs(int step)
    {
        _state.Reset();
        return [.. _steps.SelectMany(input => _network.Step(input, _state).ToArray())];
    }

    public void Dispose()
    {
    }
}
