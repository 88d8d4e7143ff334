using Unroll;

namespace Lecture;

/// <summary>What every gate is a function of, written out with tensors.</summary>
internal static class Gate
{
    /// <summary>W_xh x(t) + b_xh + W_hh h(t-1) + b_hh, with a gate's rows of the weights: [batch, hidden].</summary>
    public static Tensor Sum(IModule network, int gate, Tensor x, Tensor h)
    {
        var all = network.NamedParameters().ToDictionary(entry => entry.Name, entry => entry.Parameter.Value);
        return x.MatMul(Rows("weight_ih_l0").Transpose()) + Rows("bias_ih_l0")
            + h.MatMul(Rows("weight_hh_l0").Transpose()) + Rows("bias_hh_l0");

        Tensor Rows(string name) => all[name].Slice(0, gate * h.Shape[1], h.Shape[1]);
    }
}
