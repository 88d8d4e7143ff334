using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unroll;

/// <summary>
/// The third step from RNN to LSTM: old and new state have one gate each, so both can count much or little. Gate order
/// i f u.
/// <code>
/// (3)  u(t) = tanh(W_xh x(t) + b_xh + W_hh h(t-1) + b_hh)
/// (5)  f(t) = σ(W_f,xh x(t) + b_f,xh + W_f,hh h(t-1) + b_f,hh)
/// (7)  i(t) = σ(W_i,xh x(t) + b_i,xh + W_i,hh h(t-1) + b_i,hh)
/// (8)  h(t) = f(t) ⊙ h(t-1) + i(t) ⊙ u(t)
/// </code>
/// </summary>
public readonly struct InputGateCell : IRecurrentCell
{
    /// <inheritdoc/>
    public static string Name => "input-gate";

    /// <inheritdoc/>
    public static int Gates => 3;

    /// <inheritdoc/>
    public static IReadOnlyList<string> GateNames { get; } = ["i", "f", "u"];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Forward(in CellStep step)
    {
        var gates = step.Gates;
        var previous = step.PreviousHidden;
        var hidden = step.Hidden;
        for (var n = 0; n < hidden.Units; n += Vector<float>.Count)
        {
            var i = Activation.Sigmoid(gates.Load(n, 0)); // (7)
            var f = Activation.Sigmoid(gates.Load(n, 1)); // (5)
            var u = Activation.Tanh(gates.Load(n, 2));    // (3)
            hidden.Store(f * previous.Load(n) + i * u, n); // (8)
            gates.Store(i, n, 0);
            gates.Store(f, n, 1);
            gates.Store(u, n, 2);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Backward(in CellGradient step)
    {
        var gates = step.Gates;
        var previous = step.PreviousHidden;
        var gradient = step.HiddenGradient;
        var one = Vector<float>.One;
        for (var n = 0; n < gradient.Units; n += Vector<float>.Count)
        {
            var (i, f, u, dh) = (gates.Load(n, 0), gates.Load(n, 1), gates.Load(n, 2), gradient.Load(n));
            gates.Store(dh * u * i * (one - i), n, 0);
            gates.Store(dh * previous.Load(n) * f * (one - f), n, 1);
            gates.Store(dh * i * (one - u * u), n, 2);
            gradient.Store(dh * f, n);
        }
    }
}
