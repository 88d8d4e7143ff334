using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unroll;

/// <summary>
/// Long short-term memory (Hochreiter &amp; Schmidhuber 1997, with the forget gate of Gers et al. 2000), PyTorch's
/// <c>nn.LSTM</c>. Gate order i f g o, where g is the u of the equations.
/// <code>
/// (3)  u(t) = tanh(W_xh x(t) + b_xh + W_hh h(t-1) + b_hh)
/// (5)  f(t) = σ(W_f,xh x(t) + b_f,xh + W_f,hh h(t-1) + b_f,hh)
/// (7)  i(t) = σ(W_i,xh x(t) + b_i,xh + W_i,hh h(t-1) + b_i,hh)
/// (9)  o(t) = σ(W_o,xh x(t) + b_o,xh + W_o,hh h(t-1) + b_o,hh)
/// (10) c(t) = f(t) ⊙ c(t-1) + i(t) ⊙ u(t)
/// (11) h(t) = o(t) ⊙ tanh(c(t))
/// </code>
/// </summary>
public readonly struct LstmCell : IRecurrentCell
{
    /// <inheritdoc/>
    public static string Name => "lstm";

    /// <inheritdoc/>
    public static int Gates => 4;

    /// <inheritdoc/>
    public static bool HasMemory => true;

    /// <inheritdoc/>
    public static IReadOnlyList<string> GateNames { get; } = ["i", "f", "u", "o"];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Forward(in CellStep step)
    {
        var gates = step.Gates;
        var previousMemory = step.PreviousMemory;
        var memory = step.Memory;
        var hidden = step.Hidden;
        for (var n = 0; n < hidden.Units; n += Vector<float>.Count)
        {
            var i = Activation.Sigmoid(gates.Load(n, 0)); // (7)
            var f = Activation.Sigmoid(gates.Load(n, 1)); // (5)
            var u = Activation.Tanh(gates.Load(n, 2));    // (3)
            var o = Activation.Sigmoid(gates.Load(n, 3)); // (9)
            var c = f * previousMemory.Load(n) + i * u;   // (10)
            memory.Store(c, n);
            hidden.Store(o * Activation.Tanh(c), n);      // (11)
            gates.Store(i, n, 0);
            gates.Store(f, n, 1);
            gates.Store(u, n, 2);
            gates.Store(o, n, 3);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Backward(in CellGradient step)
    {
        var gates = step.Gates;
        var previousMemory = step.PreviousMemory;
        var memory = step.Memory;
        var hiddenGradient = step.HiddenGradient;
        var memoryGradient = step.MemoryGradient;
        var one = Vector<float>.One;
        for (var n = 0; n < hiddenGradient.Units; n += Vector<float>.Count)
        {
            var (i, f, u, o) = (gates.Load(n, 0), gates.Load(n, 1), gates.Load(n, 2), gates.Load(n, 3));
            var tanh = Activation.Tanh(memory.Load(n)); // cheaper to compute again than to keep in memory
            var dh = hiddenGradient.Load(n);
            var dc = memoryGradient.Load(n) + dh * o * (one - tanh * tanh);
            gates.Store(dc * u * i * (one - i), n, 0);
            gates.Store(dc * previousMemory.Load(n) * f * (one - f), n, 1);
            gates.Store(dc * i * (one - u * u), n, 2);
            gates.Store(dh * tanh * o * (one - o), n, 3);
            memoryGradient.Store(dc * f, n);
            hiddenGradient.Store(Vector<float>.Zero, n);
        }
    }
}
