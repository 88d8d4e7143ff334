using TorchSharp;
using TorchModules = TorchSharp.Modules;

namespace Unroll.Peers;

/// <summary>h = f h + (1 - k) u, with f = sigmoid(z_f), k = sigmoid(z_f - beta) and u = tanh(z_u).</summary>
internal sealed class TorchJanetLayer : TorchRecurrenceLayer
{
    private readonly TorchModules.Parameter _beta;

    public TorchJanetLayer(RecurrenceProblem problem)
        : base("janet", problem)
        => _beta = Register("beta", problem.Weights);

    protected override torch.Tensor Next(torch.Tensor h, torch.Tensor forget, torch.Tensor update)
    {
        // 1 - sigmoid(z_f - beta) is sigmoid(beta - z_f): one operation less.
        var input = (_beta - forget).sigmoid();
        return (forget.sigmoid() * h).addcmul(input, update.tanh(), 1f);
    }
}
