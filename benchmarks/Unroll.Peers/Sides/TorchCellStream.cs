using TorchSharp;
using TorchModules = TorchSharp.Modules;

namespace Unroll.Peers;

/// <summary>An LSTM's cell over one sequence a step at a time.</summary>
internal sealed class TorchCellStream : TorchSteps
{
    private readonly TorchModules.LSTMCell _cell;

    public TorchCellStream(LstmProblem problem)
        : base(problem, [1])
    {
        _cell = torch.nn.LSTMCell(problem.InputSize, problem.HiddenSize);
        _cell.Load(problem.Weights.Renamed(name => name.Replace("_l0", "", StringComparison.Ordinal)));
        _cell.eval();
    }

    protected override (torch.Tensor Hidden, torch.Tensor Cell) Next(
        torch.Tensor input, torch.Tensor hidden, torch.Tensor cell)
        => _cell.call(input, (hidden, cell));

    protected override void DisposeModule() => _cell.Dispose();
}
