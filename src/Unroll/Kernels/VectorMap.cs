using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unroll;

/// <summary>A function of one element, a vector at a time.</summary>
internal interface IVectorFunction
{
    static abstract Vector<float> Of(Vector<float> x);
}

/// <summary>The gradient of the input of a function with result y, given the gradient dy of the result.</summary>
internal interface IVectorGradient
{
    static abstract Vector<float> Of(Vector<float> dy, Vector<float> y);
}

/// <summary>
/// Applies a function to every element. A remainder of less than a vector goes through a vector too, so that an
/// element's result does not depend on its position.
/// </summary>
internal static class VectorMap
{
    /// <summary>y = f(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply<TFunction>(ReadOnlySpan<float> x, Span<float> y)
        where TFunction : struct, IVectorFunction
    {
        var w = Vector<float>.Count;
        for (; x.Length >= w; x = x[w..], y = y[w..])
            TFunction.Of(new Vector<float>(x)).CopyTo(y);
        if (x.IsEmpty)
            return;
        Span<float> rest = stackalloc float[w];
        rest.Clear();
        x.CopyTo(rest);
        TFunction.Of(new Vector<float>(rest)).CopyTo(rest);
        rest[..x.Length].CopyTo(y);
    }

    /// <summary>dx += the gradient that dy gives through y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddGradient<TGradient>(ReadOnlySpan<float> dy, ReadOnlySpan<float> y, Span<float> dx)
        where TGradient : struct, IVectorGradient
    {
        var w = Vector<float>.Count;
        for (; dx.Length >= w; dy = dy[w..], y = y[w..], dx = dx[w..])
            (new Vector<float>(dx) + TGradient.Of(new Vector<float>(dy), new Vector<float>(y))).CopyTo(dx);
        if (dx.IsEmpty)
            return;
        Span<float> restDy = stackalloc float[w], restY = stackalloc float[w];
        restDy.Clear();
        restY.Clear();
        dy.CopyTo(restDy);
        y.CopyTo(restY);
        TGradient.Of(new Vector<float>(restDy), new Vector<float>(restY)).CopyTo(restDy);
        for (var i = 0; i < dx.Length; i++)
            dx[i] += restDy[i];
    }
}
