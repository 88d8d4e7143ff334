using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unroll;

/// <summary>The activation function of an <see cref="ElmanCell"/>.</summary>
public enum ElmanActivation
{
    /// <summary>tanh, as in equation (1).</summary>
    Tanh,

    /// <summary>max(0, x).</summary>
    Relu,
}

/// <summary>
/// The simple recurrent network (Elman 1990), PyTorch's <c>nn.RNN</c>:
/// <code>(1)  h(t) = tanh(W_xh x(t) + b_xh + W_hh h(t-1) + b_hh)</code>
/// </summary>
/// <param name="activation">tanh or ReLU.</param>
public readonly struct ElmanCell(ElmanActivation activation = ElmanActivation.Tanh) : IRecurrentCell
{
    /// <inheritdoc/>
    public static string Name => "elman";

    /// <inheritdoc/>
    public static int Gates => 1;

    /// <inheritdoc/>
    public static IReadOnlyList<string> GateNames { get; } = [];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Forward(in CellStep step)
    {
        var gates = step.Gates;
        var hidden = step.Hidden;
        for (var u = 0; u < hidden.Units; u += Vector<float>.Count)
        {
            var z = gates.Load(u);
            var h = activation == ElmanActivation.Tanh ? Activation.Tanh(z) : Vector.Max(z, Vector<float>.Zero); // (1)
            hidden.Store(h, u);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Backward(in CellGradient step)
    {
        var gates = step.Gates;
        var hidden = step.Hidden;
        var gradient = step.HiddenGradient;
        for (var u = 0; u < hidden.Units; u += Vector<float>.Count)
        {
            var (h, dh) = (hidden.Load(u), gradient.Load(u));
            var dz = activation == ElmanActivation.Tanh
                ? dh * (Vector<float>.One - h * h)
                : Vector.ConditionalSelect(Vector.GreaterThan(h, Vector<float>.Zero), dh, Vector<float>.Zero);
            gates.Store(dz, u);
            gradient.Store(Vector<float>.Zero, u);
        }
    }
}
