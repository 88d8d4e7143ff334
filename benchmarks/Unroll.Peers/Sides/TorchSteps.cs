using TorchSharp;

namespace Unroll.Peers;

/// <summary>One sequence a step at a time, as it comes.</summary>
internal abstract class TorchSteps : IContender
{
    private readonly List<torch.Tensor> _steps;
    private readonly torch.Tensor _zeros;

    /// <param name="batch">The dimensions of a step before its features.</param>
    protected TorchSteps(LstmProblem problem, long[] batch)
    {
        var steps = problem.Sequences[0].Chunk(problem.InputSize);
        _steps = [.. steps.Select(step => torch.tensor(step, [.. batch, problem.InputSize]))];
        _zeros = torch.zeros([.. batch, problem.HiddenSize]);
    }

    public void Infer(int step) => Run(_ => { });

    public float[] Outputs(int step)
    {
        var outputs = new List<float>();
        Run(hidden => outputs.AddRange(hidden.Values()));
        return [.. outputs];
    }

    public void Dispose()
    {
        _steps.ForEach(step => step.Dispose());
        _zeros.Dispose();
        DisposeModule();
    }

    protected abstract (torch.Tensor Hidden, torch.Tensor Cell) Next(
        torch.Tensor input, torch.Tensor hidden, torch.Tensor cell);

    protected abstract void DisposeModule();

    private void Run(Action<torch.Tensor> read)
    {
        using var scope = torch.NewDisposeScope();
        using var inference = torch.inference_mode();
        var (hidden, cell) = (_zeros, _zeros);
        foreach (var input in _steps)
        {
            (hidden, cell) = Next(input, hidden, cell);
            read(hidden);
        }
    }
}
