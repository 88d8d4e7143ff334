using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unroll.Peers;

/// <summary>
/// The most floating-point operations a second that this processor does: fused multiply-adds of its widest vectors, in
/// chains that do not depend on each other and stay in registers. There are enough chains to fill two units whose
/// results come five cycles later.
/// </summary>
internal static class FmaPeak
{
    private const int Chains = 12;
    private const int Turns = 20_000;
    private const double Seconds = 0.1;

    /// <summary>The bits of the vectors.</summary>
    public static int VectorBits
        => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    /// <summary>The 10^9 operations a second of so many threads at once.</summary>
    public static double GigaFlops(int threads)
    {
        using var start = new Barrier(threads);
        var rates = new double[threads];
        var others = Enumerable.Range(1, threads - 1).Select(thread => new Thread(() => Run(thread))).ToList();
        others.ForEach(thread => thread.Start());
        Run(0);
        others.ForEach(thread => thread.Join());
        return rates.Sum();

        void Run(int thread)
        {
            start.SignalAndWait();
            long turns = 0;
            var began = Stopwatch.GetTimestamp();
            TimeSpan elapsed;
            do
            {
                Turn(Turns);
                turns += Turns;
                elapsed = Stopwatch.GetElapsedTime(began);
            }
            while (elapsed.TotalSeconds < Seconds);
            rates[thread] = 2e-9 * turns * Chains * (VectorBits / 32) / elapsed.TotalSeconds;
        }
    }

    private static float Turn(int turns)
        => Vector512.IsHardwareAccelerated ? Turn<Fma512, Vector512<float>>(turns)
            : Vector256.IsHardwareAccelerated ? Turn<Fma256, Vector256<float>>(turns)
            : Turn<Fma128, Vector128<float>>(turns);

    /// <summary>Every chain comes to 2 and stays there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Turn<TFma, TVector>(int turns)
        where TFma : struct, IFma<TVector>
        where TVector : struct
    {
        TVector half = TFma.Create(0.5f), one = TFma.Create(1);
        TVector a0 = one, a1 = one, a2 = one, a3 = one, a4 = one, a5 = one;
        TVector a6 = one, a7 = one, a8 = one, a9 = one, a10 = one, a11 = one;
        for (var turn = 0; turn < turns; turn++)
        {
            a0 = TFma.MultiplyAdd(a0, half, one);
            a1 = TFma.MultiplyAdd(a1, half, one);
            a2 = TFma.MultiplyAdd(a2, half, one);
            a3 = TFma.MultiplyAdd(a3, half, one);
            a4 = TFma.MultiplyAdd(a4, half, one);
            a5 = TFma.MultiplyAdd(a5, half, one);
            a6 = TFma.MultiplyAdd(a6, half, one);
            a7 = TFma.MultiplyAdd(a7, half, one);
            a8 = TFma.MultiplyAdd(a8, half, one);
            a9 = TFma.MultiplyAdd(a9, half, one);
            a10 = TFma.MultiplyAdd(a10, half, one);
            a11 = TFma.MultiplyAdd(a11, half, one);
        }
        return TFma.Sum(a0) + TFma.Sum(a1) + TFma.Sum(a2) + TFma.Sum(a3) + TFma.Sum(a4) + TFma.Sum(a5)
            + TFma.Sum(a6) + TFma.Sum(a7) + TFma.Sum(a8) + TFma.Sum(a9) + TFma.Sum(a10) + TFma.Sum(a11);
    }

    /// <summary>What the chains are made of, for one width of vectors.</summary>
    private interface IFma<TVector>
    {
        static abstract TVector Create(float value);

        static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

        static abstract float Sum(TVector vector);
    }

    private readonly struct Fma512 : IFma<Vector512<float>>
    {
        public static Vector512<float> Create(float value) => Vector512.Create(value);

        public static Vector512<float> MultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c)
            => Vector512.MultiplyAddEstimate(a, b, c);

        public static float Sum(Vector512<float> vector) => Vector512.Sum(vector);
    }

    private readonly struct Fma256 : IFma<Vector256<float>>
    {
        public static Vector256<float> Create(float value) => Vector256.Create(value);

        public static Vector256<float> MultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c)
            => Vector256.MultiplyAddEstimate(a, b, c);

        public static float Sum(Vector256<float> vector) => Vector256.Sum(vector);
    }

    private readonly struct Fma128 : IFma<Vector128<float>>
    {
        public static Vector128<float> Create(float value) => Vector128.Create(value);

        public static Vector128<float> MultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c)
            => Vector128.MultiplyAddEstimate(a, b, c);

        public static float Sum(Vector128<float> vector) => Vector128.Sum(vector);
    }
}
