using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unroll;

/// <summary>
/// Gated recurrent unit (Cho et al. 2014) in PyTorch's form, <c>nn.GRU</c>: the reset gate scales the hidden state's
/// part of the candidate after the matrix product. Gate order r z n.
/// <code>
/// r(t) = σ(W_ir x(t) + b_ir + W_hr h(t-1) + b_hr)
/// z(t) = σ(W_iz x(t) + b_iz + W_hz h(t-1) + b_hz)
/// n(t) = tanh(W_in x(t) + b_in + r(t) ⊙ (W_hn h(t-1) + b_hn))
/// h(t) = (1 - z(t)) ⊙ n(t) + z(t) ⊙ h(t-1)
/// </code>
/// </summary>
public readonly struct GruCell : IRecurrentCell
{
    /// <inheritdoc/>
    public static string Name => "gru";

    /// <inheritdoc/>
    public static int Gates => 3;

    /// <inheritdoc/>
    public static bool KeepsPartsApart => true;

    /// <inheritdoc/>
    public static IReadOnlyList<string> GateNames { get; } = ["r", "z", "n"];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Forward(in CellStep step)
    {
        var gates = step.Gates;
        var part = step.HiddenGates;
        var previous = step.PreviousHidden;
        var hidden = step.Hidden;
        for (var u = 0; u < hidden.Units; u += Vector<float>.Count)
        {
            var r = Activation.Sigmoid(gates.Load(u, 0) + part.Load(u, 0));
            var z = Activation.Sigmoid(gates.Load(u, 1) + part.Load(u, 1));
            var n = Activation.Tanh(gates.Load(u, 2) + r * part.Load(u, 2));
            hidden.Store(n + z * (previous.Load(u) - n), u);
            gates.Store(r, u, 0);
            gates.Store(z, u, 1);
            gates.Store(n, u, 2);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Backward(in CellGradient step)
    {
        var gates = step.Gates;
        var part = step.HiddenGates;
        var previous = step.PreviousHidden;
        var gradient = step.HiddenGradient;
        var one = Vector<float>.One;
        for (var u = 0; u < gradient.Units; u += Vector<float>.Count)
        {
            var (r, z, n, dh) = (gates.Load(u, 0), gates.Load(u, 1), gates.Load(u, 2), gradient.Load(u));
            var dn = dh * (one - z) * (one - n * n);
            var dr = dn * part.Load(u, 2) * r * (one - r);
            var dz = dh * (previous.Load(u) - n) * z * (one - z);
            gates.Store(dr, u, 0);
            gates.Store(dz, u, 1);
            gates.Store(dn, u, 2);
            part.Store(dr, u, 0);
            part.Store(dz, u, 1);
            part.Store(dn * r, u, 2);
            gradient.Store(dh * z, u);
        }
    }
}
