using Unroll;

namespace Lecture;

/// <summary>Equations (3) and (4): the new state is added to the old one.</summary>
public static class Residual
{
    public static void Run(TextWriter output)
    {
        var network = new Recurrent<ResidualCell>(inputSize: 4, hiddenSize: 5, batchFirst: true, seed: 1);
        var inputs = Tensor.Rand([2, 3, 4], seed: 3);

        var h = Tensor.Zeros(2, 5);
        var sum = Tensor.Zeros(2, 5); // u(1) + u(2) + u(3)
        for (var t = 0; t < 3; t++)
        {
            var u = Gate.Sum(network, 0, inputs.Select(1, t), h).Tanh(); // (3)
            h = h + u; // (4)
            sum = sum + u;
        }

        var (_, state) = network.Forward(inputs);
        output.WriteLine($"h, step by step: {h}");
        output.WriteLine($"u(1) + u(2) + u(3): {sum}");
        output.WriteLine($"h of the layer: {state.Hidden.Select(0, 0)}");
    }
}
