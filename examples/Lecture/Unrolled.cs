using Unroll;

namespace Lecture;

/// <summary>Figures 1 and 2: one layer, unrolled over three steps, (1), and an output at the end, (2).</summary>
public static class Unrolled
{
    public static void Run(TextWriter output)
    {
        var rnn = new Rnn(inputSize: 4, hiddenSize: 5, batchFirst: true, seed: 1);
        var linear = new Linear(5, 3, seed: 2);
        var inputs = Tensor.Rand([2, 3, 4], seed: 3);

        var h = Tensor.Zeros(2, 5);
        for (var t = 0; t < 3; t++)
            h = Gate.Sum(rnn, 0, inputs.Select(1, t), h).Tanh(); // (1), the same weights at every step
        var y = linear.Forward(h).Softmax(); // (2)
        output.WriteLine($"h, step by step: {h}");
        output.WriteLine($"y: {y}");

        var (_, hn) = rnn.Forward(inputs);
        output.WriteLine($"h of the layer: {hn.Select(0, 0)}");
    }
}
