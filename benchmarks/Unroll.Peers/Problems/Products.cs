namespace Unroll.Peers;

/// <summary>Floating-point operations of matrix products, in units of 10^9.</summary>
internal static class Products
{
    /// <summary>Backward, each product of the forward pass has one for each of its two factors.</summary>
    public static double OfPhase(double forward, Phase phase) => phase == Phase.Training ? 3 * forward : forward;

    public static double Linear(double rows, int inputSize, int outputSize) => 2e-9 * rows * inputSize * outputSize;

    /// <summary>The input's and the recurrent product of one direction.</summary>
    public static double Lstm(double rows, int inputSize, int hiddenSize)
        => Linear(rows, inputSize + hiddenSize, 4 * hiddenSize);
}
