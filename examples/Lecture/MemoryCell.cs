using Unroll;

namespace Lecture;

/// <summary>The LSTM: equations (3), (5), (7) and (9) to (11).</summary>
public static class MemoryCell
{
    public static void Run(TextWriter output)
    {
        var network = new Recurrent<LstmCell>(inputSize: 4, hiddenSize: 5, batchFirst: true, seed: 1);
        var inputs = Tensor.Rand([2, 3, 4], seed: 3);

        var (h, c) = (Tensor.Zeros(2, 5), Tensor.Zeros(2, 5));
        for (var t = 0; t < 3; t++)
        {
            var x = inputs.Select(1, t);
            var i = Gate.Sum(network, 0, x, h).Sigmoid(); // (7)
            var f = Gate.Sum(network, 1, x, h).Sigmoid(); // (5)
            var u = Gate.Sum(network, 2, x, h).Tanh(); // (3)
            var o = Gate.Sum(network, 3, x, h).Sigmoid(); // (9)
            c = f * c + i * u; // (10)
            h = o * c.Tanh(); // (11)
        }

        var (_, state) = network.Forward(inputs);
        output.WriteLine($"h, step by step: {h}");
        output.WriteLine($"h of the layer: {state.Hidden.Select(0, 0)}");
        output.WriteLine($"c, step by step: {c}");
        output.WriteLine($"c of the layer: {state.Memory!.Select(0, 0)}");
    }
}
