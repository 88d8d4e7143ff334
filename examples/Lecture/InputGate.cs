using Unroll;

namespace Lecture;

/// <summary>Equations (3), (5), (7) and (8): old state and new have a gate each.</summary>
public static class InputGate
{
    public static void Run(TextWriter output)
    {
        var network = new Recurrent<InputGateCell>(inputSize: 4, hiddenSize: 5, batchFirst: true, seed: 1);
        var inputs = Tensor.Rand([2, 3, 4], seed: 3);

        var h = Tensor.Zeros(2, 5);
        for (var t = 0; t < 3; t++)
        {
            var x = inputs.Select(1, t);
            var i = Gate.Sum(network, 0, x, h).Sigmoid(); // (7)
            var f = Gate.Sum(network, 1, x, h).Sigmoid(); // (5)
            var u = Gate.Sum(network, 2, x, h).Tanh(); // (3)
            h = f * h + i * u; // (8)
        }

        var (_, state) = network.Forward(inputs);
        output.WriteLine($"h, step by step: {h}");
        output.WriteLine($"h of the layer: {state.Hidden.Select(0, 0)}");
    }
}
