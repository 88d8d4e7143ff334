using TorchSharp;
using TorchModules = TorchSharp.Modules;

namespace Unroll.Peers;

/// <summary>
/// A recurrence that libtorch has no fused kernel for, written with its operations: the input product of all steps at
/// once, the recurrent product and the gates one step at a time.
/// </summary>
internal abstract class TorchRecurrenceLayer : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly int _hiddenSize;
    private readonly TorchModules.Parameter _inputWeight;
    private readonly TorchModules.Parameter _hiddenWeight;
    private readonly TorchModules.Parameter _inputBias;
    private readonly TorchModules.Parameter _hiddenBias;

    protected TorchRecurrenceLayer(string name, RecurrenceProblem problem)
        : base(name)
    {
        _hiddenSize = problem.HiddenSize;
        _inputWeight = Register("weight_ih", problem.Weights);
        _hiddenWeight = Register("weight_hh", problem.Weights);
        _inputBias = Register("bias_ih", problem.Weights);
        _hiddenBias = Register("bias_hh", problem.Weights);
    }

    /// <param name="input"><c>[time, batch, features]</c>.</param>
    /// <returns>The hidden states of all steps, <c>[time, batch, hidden]</c>.</returns>
    public override torch.Tensor forward(torch.Tensor input)
    {
        var parts = torch.nn.functional.linear(input, _inputWeight, _inputBias + _hiddenBias).unbind(0);
        var hiddenWeight = _hiddenWeight.t();
        var h = torch.zeros(input.shape[1], _hiddenSize);
        var states = new torch.Tensor[parts.Length];
        for (var t = 0; t < parts.Length; t++)
        {
            var gates = parts[t].addmm(h, hiddenWeight).chunk(2, dim: 1);
            h = states[t] = Next(h, gates[0], gates[1]);
        }
        return torch.stack(states);
    }

    /// <summary>
    /// The next hidden state from the one before and the two pre-activations, each <c>[batch, hidden]</c>.
    /// </summary>
    protected abstract torch.Tensor Next(torch.Tensor h, torch.Tensor forget, torch.Tensor update);

    protected TorchModules.Parameter Register(string name, Weights weights)
    {
        var parameter = new TorchModules.Parameter(weights[name].ToTensor(), requires_grad: true);
        register_parameter(name, parameter);
        return parameter;
    }
}
