using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unroll;

/// <summary>
/// The second step from RNN to LSTM: a forget gate mixes the old state and the new. Gate order f u.
/// <code>
/// (3)  u(t) = tanh(W_xh x(t) + b_xh + W_hh h(t-1) + b_hh)
/// (5)  f(t) = σ(W_f,xh x(t) + b_f,xh + W_f,hh h(t-1) + b_f,hh)
/// (6)  h(t) = f(t) ⊙ h(t-1) + (1 - f(t)) ⊙ u(t)
/// </code>
/// </summary>
public readonly struct ForgetGateCell : IRecurrentCell
{
    /// <inheritdoc/>
    public static string Name => "forget-gate";

    /// <inheritdoc/>
    public static int Gates => 2;

    /// <inheritdoc/>
    public static IReadOnlyList<string> GateNames { get; } = ["f", "u"];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Forward(in CellStep step)
    {
        var gates = step.Gates;
        var previous = step.PreviousHidden;
        var hidden = step.Hidden;
        for (var n = 0; n < hidden.Units; n += Vector<float>.Count)
        {
            var f = Activation.Sigmoid(gates.Load(n, 0)); // (5)
            var u = Activation.Tanh(gates.Load(n, 1));    // (3)
            hidden.Store(f * previous.Load(n) + (Vector<float>.One - f) * u, n); // (6)
            gates.Store(f, n, 0);
            gates.Store(u, n, 1);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Backward(in CellGradient step)
    {
        var gates = step.Gates;
        var previous = step.PreviousHidden;
        var gradient = step.HiddenGradient;
        for (var n = 0; n < gradient.Units; n += Vector<float>.Count)
        {
            var (f, u, dh) = (gates.Load(n, 0), gates.Load(n, 1), gradient.Load(n));
            var kept = dh * f;
            gates.Store((previous.Load(n) - u) * kept * (Vector<float>.One - f), n, 0);
            gates.Store((dh - kept) * (Vector<float>.One - u * u), n, 1);
            gradient.Store(kept, n);
        }
    }
}
