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

    /// <summary>Every chain comes to 2 and stays there.</summary>
    private static float Turn(int turns)
        => Vector512.IsHardwareAccelerated ? Turn512(turns)
            : Vector256.IsHardwareAccelerated ? Turn256(turns)
            : Turn128(turns);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Turn512(int turns)
    {
        var (half, one) = (Vector512.Create(0.5f), Vector512<float>.One);
        Vector512<float> a0 = one, a1 = one, a2 = one, a3 = one, a4 = one, a5 = one;
        Vector512<float> a6 = one, a7 = one, a8 = one, a9 = one, a10 = one, a11 = one;
        for (var turn = 0; turn < turns; turn++)
        {
            a0 = Vector512.MultiplyAddEstimate(a0, half, one);
            a1 = Vector512.MultiplyAddEstimate(a1, half, one);
            a2 = Vector512.MultiplyAddEstimate(a2, half, one);
            a3 = Vector512.MultiplyAddEstimate(a3, half, one);
            a4 = Vector512.MultiplyAddEstimate(a4, half, one);
            a5 = Vector512.MultiplyAddEstimate(a5, half, one);
            a6 = Vector512.MultiplyAddEstimate(a6, half, one);
            a7 = Vector512.MultiplyAddEstimate(a7, half, one);
            a8 = Vector512.MultiplyAddEstimate(a8, half, one);
            a9 = Vector512.MultiplyAddEstimate(a9, half, one);
            a10 = Vector512.MultiplyAddEstimate(a10, half, one);
            a11 = Vector512.MultiplyAddEstimate(a11, half, one);
        }
        return Vector512.Sum(a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Turn256(int turns)
    {
        var (half, one) = (Vector256.Create(0.5f), Vector256<float>.One);
        Vector256<float> a0 = one, a1 = one, a2 = one, a3 = one, a4 = one, a5 = one;
        Vector256<float> a6 = one, a7 = one, a8 = one, a9 = one, a10 = one, a11 = one;
        for (var turn = 0; turn < turns; turn++)
        {
            a0 = Vector256.MultiplyAddEstimate(a0, half, one);
            a1 = Vector256.MultiplyAddEstimate(a1, half, one);
            a2 = Vector256.MultiplyAddEstimate(a2, half, one);
            a3 = Vector256.MultiplyAddEstimate(a3, half, one);
            a4 = Vector256.MultiplyAddEstimate(a4, half, one);
            a5 = Vector256.MultiplyAddEstimate(a5, half, one);
            a6 = Vector256.MultiplyAddEstimate(a6, half, one);
            a7 = Vector256.MultiplyAddEstimate(a7, half, one);
            a8 = Vector256.MultiplyAddEstimate(a8, half, one);
            a9 = Vector256.MultiplyAddEstimate(a9, half, one);
            a10 = Vector256.MultiplyAddEstimate(a10, half, one);
            a11 = Vector256.MultiplyAddEstimate(a11, half, one);
        }
        return Vector256.Sum(a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Turn128(int turns)
    {
        var (half, one) = (Vector128.Create(0.5f), Vector128<float>.One);
        Vector128<float> a0 = one, a1 = one, a2 = one, a3 = one, a4 = one, a5 = one;
        Vector128<float> a6 = one, a7 = one, a8 = one, a9 = one, a10 = one, a11 = one;
        for (var turn = 0; turn < turns; turn++)
        {
            a0 = Vector128.MultiplyAddEstimate(a0, half, one);
            a1 = Vector128.MultiplyAddEstimate(a1, half, one);
            a2 = Vector128.MultiplyAddEstimate(a2, half, one);
            a3 = Vector128.MultiplyAddEstimate(a3, half, one);
            a4 = Vector128.MultiplyAddEstimate(a4, half, one);
            a5 = Vector128.MultiplyAddEstimate(a5, half, one);
            a6 = Vector128.MultiplyAddEstimate(a6, half, one);
            a7 = Vector128.MultiplyAddEstimate(a7, half, one);
            a8 = Vector128.MultiplyAddEstimate(a8, half, one);
            a9 = Vector128.MultiplyAddEstimate(a9, half, one);
            a10 = Vector128.MultiplyAddEstimate(a10, half, one);
            a11 = Vector128.MultiplyAddEstimate(a11, half, one);
        }
        return Vector128.Sum(a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11);
    }
}
