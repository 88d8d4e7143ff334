using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unroll;

/// <summary>
/// The first step from RNN to LSTM: the new state is added to the old one, so h(t) is linked to h(k) directly, past the
/// steps between them.
/// <code>
/// (3)  u(t) = tanh(W_xh x(t) + b_xh + W_hh h(t-1) + b_hh)
/// (4)  h(t) = h(t-1) + u(t)  =  h(k) + u(k+1) + u(k+2) + ... + u(t)
/// </code>
/// </summary>
public readonly struct ResidualCell : IRecurrentCell
{
    /// <inheritdoc/>
    public static string Name => "residual";

    /// <inheritdoc/>
    public static int Gates => 1;

    /// <inheritdoc/>
    public static IReadOnlyList<string> GateNames { get; } = ["u"];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Forward(in CellStep step)
    {
        var gates = step.Gates;
        var previous = step.PreviousHidden;
        var hidden = step.Hidden;
        for (var n = 0; n < hidden.Units; n += Vector<float>.Count)
        {
            var u = Activation.Tanh(gates.Load(n)); // (3)
            hidden.Store(previous.Load(n) + u, n);  // (4)
            gates.Store(u, n);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Backward(in CellGradient step)
    {
        var gates = step.Gates;
        var gradient = step.HiddenGradient;
        for (var n = 0; n < gradient.Units; n += Vector<float>.Count)
        {
            var u = gates.Load(n);
            gates.Store(gradient.Load(n) * (Vector<float>.One - u * u), n);
            // dh(t) passes to h(t-1) unchanged: that is why this cell is easier to train.
        }
    }
}
