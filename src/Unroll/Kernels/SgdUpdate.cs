using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unroll;

/// <summary>One step of gradient descent with momentum over some elements, each read once and written once.</summary>
/// <param name="gradientScale">What gradients are multiplied by first (clipping).</param>
/// <param name="weightDecay">How much of the parameter is added to its gradient.</param>
/// <param name="momentum">The fraction of the velocity that is kept, 0 on the first step.</param>
/// <param name="share">
/// The fraction of the gradient that is added to the velocity: 1 - dampening, 1 on the first step.
/// </param>
/// <param name="lookAhead">
/// With Nesterov momentum, the fraction of the velocity that is added to the gradient, which then replaces the
/// velocity; else 0.
/// </param>
internal readonly unsafe struct SgdUpdate(
    float gradientScale, float weightDecay, float momentum, float share, float lookAhead, float learningRate)
{
    private readonly Vector<float> _gradientScale = new(gradientScale), _weightDecay = new(weightDecay),
        _momentum = new(momentum);
    private readonly Vector<float> _share = new(share), _lookAhead = new(lookAhead), _learningRate = new(learningRate);
    private readonly bool _looksAhead = lookAhead != 0;

    /// <summary>
    /// Changes parameters p and velocities by the gradient g; an empty one is all zeros, and no velocities mean no
    /// momentum.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(Span<float> p, Span<float> velocity, ReadOnlySpan<float> g)
    {
        if ((velocity.Length != p.Length && !velocity.IsEmpty) || (g.Length != p.Length && !g.IsEmpty))
            throw new ArgumentException(
                $"{p.Length} parameters were given with {velocity.Length} velocities and {g.Length} gradients");
        var w = Vector<float>.Count;
        var update = this;
        var i = 0;
        fixed (float* pp = p, pv = velocity, pg = g)
        {
            for (; i + w <= p.Length; i += w)
                update.Step(pp + i, pv is null ? null : pv + i, pg is null ? Vector<float>.Zero : Vector.Load(pg + i));
        }
        if (i == p.Length)
            return;
        Span<float> rest = stackalloc float[3 * w];
        rest.Clear();
        p[i..].CopyTo(rest);
        if (!velocity.IsEmpty)
            velocity[i..].CopyTo(rest[w..]);
        if (!g.IsEmpty)
            g[i..].CopyTo(rest[(2 * w)..]);
        fixed (float* at = rest)
            update.Step(at, velocity.IsEmpty ? null : at + w, Vector.Load(at + 2 * w));
        rest[..(p.Length - i)].CopyTo(p[i..]);
        if (!velocity.IsEmpty)
            rest.Slice(w, p.Length - i).CopyTo(velocity[i..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Step(float* p, float* velocity, Vector<float> g)
    {
        var parameter = Vector.Load(p);
        g = Vector.MultiplyAddEstimate(_weightDecay, parameter, g * _gradientScale);
        if (velocity is not null)
        {
            var v = Vector.MultiplyAddEstimate(_momentum, Vector.Load(velocity), _share * g);
            v.Store(velocity);
            g = _looksAhead ? Vector.MultiplyAddEstimate(_lookAhead, v, g) : v;
        }
        Vector.MultiplyAddEstimate(-_learningRate, g, parameter).Store(p);
    }
}
