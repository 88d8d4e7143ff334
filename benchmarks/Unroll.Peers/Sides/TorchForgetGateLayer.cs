using TorchSharp;

namespace Unroll.Peers;

/// <summary>h = f h + (1 - f) u, with f = sigmoid(z_f) and u = tanh(z_u).</summary>
internal sealed class TorchForgetGateLayer(RecurrenceProblem problem) : TorchRecurrenceLayer("forget-gate", problem)
{
    protected override torch.Tensor Next(torch.Tensor h, torch.Tensor forget, torch.Tensor update)
        => torch.lerp(update.tanh(), h, forget.sigmoid());
}
