using TorchSharp;
using TorchModules = TorchSharp.Modules;

namespace Unroll.Peers;

/// <summary>The fused LSTM over one sequence a step at a time.</summary>
internal sealed class TorchStream : TorchSteps
{
    private readonly TorchModules.LSTM _lstm;

    public TorchStream(LstmProblem problem)
        : base(problem, [1, 1])
    {
        _lstm = torch.nn.LSTM(problem.InputSize, problem.HiddenSize);
        _lstm.Load(problem.Weights);
        _lstm.eval();
    }

    protected override (torch.Tensor Hidden, torch.Tensor Cell) Next(
        torch.Tensor input, torch.Tensor hidden, torch.Tensor cell)
    {
        var (_, next, memory) = _lstm.call(input, (hidden, cell));
        return (next, memory);
    }

    protected override void DisposeModule() => _lstm.Dispose();
}
