using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unroll;

/// <summary>
/// One step of Adam (Kingma &amp; Ba 2015) over some elements: each is read once and written once, 24 bytes plus 4 of
/// gradient, as this is bound by memory and not by arithmetic.
/// </summary>
/// <param name="gradientScale">What gradients are multiplied by first (clipping).</param>
/// <param name="weightDecay">The fraction of the parameter that is added to its gradient.</param>
/// <param name="kept">
/// The fraction of the parameter that decoupled decay keeps: 1 - η λ (Loshchilov &amp; Hutter 2019), or 1 without.
/// </param>
/// <param name="betas">β₁ and β₂.</param>
/// <param name="stepSize">The learning rate with the first moment's bias correction: η / (1 - β₁ᵗ).</param>
/// <param name="rootScale">The second moment's correction, taken out of the root: 1 / √(1 - β₂ᵗ).</param>
internal readonly unsafe struct AdamUpdate(
    float gradientScale, float weightDecay, float kept, (double First, double Second) betas, float stepSize,
    float rootScale, float epsilon)
{
    /// <summary>
    /// Below this a first moment that only decays is set to 0, long before it becomes a denormal number and
    /// slow to compute with.
    /// </summary>
    private const float Negligible = 1e-30f;

    private readonly Vector<float> _gradientScale = new(gradientScale), _weightDecay = new(weightDecay),
        _kept = new(kept), _oneMinusBeta1 = new((float)(1 - betas.First));
    private readonly Vector<float> _beta2 = new((float)betas.Second), _oneMinusBeta2 = new((float)(1 - betas.Second));
    private readonly Vector<float> _stepSize = new(stepSize), _rootScale = new(rootScale), _epsilon = new(epsilon);

    /// <summary>Changes parameters p and moments m and v by the gradient g; an empty one is all zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(Span<float> p, Span<float> m, Span<float> v, ReadOnlySpan<float> g)
    {
        if (m.Length != p.Length || v.Length != p.Length || (g.Length != p.Length && !g.IsEmpty))
            throw new ArgumentException(
                $"{p.Length} parameters were given with {m.Length} and {v.Length} moments and {g.Length} gradients");
        var w = Vector<float>.Count;
        var update = this; // a copy, so that the constants stay in registers
        var i = 0;
        fixed (float* pp = p, pm = m, pv = v, pg = g)
        {
            if (pg is null)
            {
                for (; i + w <= p.Length; i += w)
                    update.Step(pp + i, pm + i, pv + i, Vector<float>.Zero);
            }
            else
            {
                for (; i + w <= p.Length; i += w)
                    update.Step(pp + i, pm + i, pv + i, Vector.Load(pg + i));
            }
        }
        if (i == p.Length)
            return;
        // The rest goes through a vector too: an element's result does not depend on where a block ends.
        Span<float> rest = stackalloc float[4 * w];
        rest.Clear();
        p[i..].CopyTo(rest);
        m[i..].CopyTo(rest[w..]);
        v[i..].CopyTo(rest[(2 * w)..]);
        if (!g.IsEmpty)
            g[i..].CopyTo(rest[(3 * w)..]);
        fixed (float* at = rest)
            update.Step(at, at + w, at + 2 * w, Vector.Load(at + 3 * w));
        rest[..(p.Length - i)].CopyTo(p[i..]);
        rest.Slice(w, p.Length - i).CopyTo(m[i..]);
        rest.Slice(2 * w, p.Length - i).CopyTo(v[i..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Step(float* p, float* m, float* v, Vector<float> g)
    {
        var parameter = Vector.Load(p);
        var first = Vector.Load(m);
        g = Vector.MultiplyAddEstimate(_weightDecay, parameter, g * _gradientScale);
        first = Vector.MultiplyAddEstimate(_oneMinusBeta1, g - first, first);
        first = Vector.ConditionalSelect(
            Vector.LessThan(Vector.Abs(first), new Vector<float>(Negligible)), Vector<float>.Zero, first);
        var second = Vector.MultiplyAddEstimate(_oneMinusBeta2 * g, g, _beta2 * Vector.Load(v));
        var denominator = Vector.MultiplyAddEstimate(Vector.SquareRoot(second), _rootScale, _epsilon);
        first.Store(m);
        second.Store(v);
        (_kept * parameter - _stepSize * first / denominator).Store(p);
    }
}
