using System.Numerics;
using System.Runtime.CompilerServices;
using Unroll;

namespace CustomCell;

/// <summary>
/// JANET, an LSTM with the forget gate alone (van der Westhuizen &amp; Lasenby 2018, "The unreasonable effectiveness of
/// the forget gate"), here with its offset β learned for each unit. Gate order f u.
/// <code>
/// s(t) = W_f x(t) + b_f + U_f h(t-1) + b'_f
/// f(t) = σ(s(t))
/// k(t) = σ(s(t) - β)
/// u(t) = tanh(W_u x(t) + b_u + U_u h(t-1) + b'_u)
/// h(t) = f(t) ⊙ h(t-1) + (1 - k(t)) ⊙ u(t)
/// </code>
/// </summary>
public readonly struct JanetCell : IRecurrentCell
{
    public static string Name => "janet";

    public static int Gates => 2;

    public static int SavedBlocks => 3;

    public static IReadOnlyList<string> GateNames { get; } = ["f", "u", "k"];

    public static IReadOnlyList<CellParameter> Extras { get; } = [new("beta", Initial: 1)];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Forward(in CellStep step)
    {
        var gates = step.Gates;
        var beta = step.Extras;
        var previous = step.PreviousHidden;
        var hidden = step.Hidden;
        for (var n = 0; n < hidden.Units; n += Vector<float>.Count)
        {
            var s = gates.Load(n, 0);
            var f = Activation.Sigmoid(s);
            var k = Activation.Sigmoid(s - beta.Load(n));
            var u = Activation.Tanh(gates.Load(n, 1));
            hidden.Store(f * previous.Load(n) + (Vector<float>.One - k) * u, n);
            gates.Store(f, n, 0);
            gates.Store(u, n, 1);
            gates.Store(k, n, 2);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Backward(in CellGradient step)
    {
        var gates = step.Gates;
        var previous = step.PreviousHidden;
        var gradient = step.HiddenGradient;
        var betaGradient = step.ExtraGradients;
        var one = Vector<float>.One;
        for (var n = 0; n < gradient.Units; n += Vector<float>.Count)
        {
            var f = gates.Load(n, 0);
            var u = gates.Load(n, 1);
            var k = gates.Load(n, 2);
            var dh = gradient.Load(n);
            var dBeta = dh * u * k * (one - k); // β lowers k, and k lowers h by u
            betaGradient.Store(dBeta, n);
            gates.Store(dh * previous.Load(n) * f * (one - f) - dBeta, n, 0);
            gates.Store(dh * (one - k) * (one - u * u), n, 1);
            gradient.Store(dh * f, n);
        }
    }
}
