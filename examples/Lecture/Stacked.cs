using Unroll;

namespace Lecture;

/// <summary>Figure 5: each layer reads the hidden states of the one below; then all in both directions.</summary>
public static class Stacked
{
    public static void Run(TextWriter output)
    {
        var inputs = Tensor.Rand([2, 3, 4], seed: 3);

        var stacked = new Rnn(inputSize: 4, hiddenSize: 5, layers: 3, batchFirst: true, seed: 1);
        var (outputs, hn) = stacked.Forward(inputs);
        output.WriteLine($"stacked: outputs {outputs.Shape}, hn {hn.Shape}");
        output.WriteLine($"top layer, last step: {outputs.Select(1, 2)}");
        output.WriteLine($"hn[2]: {hn.Select(0, 2)}");

        var both = new Rnn(inputSize: 4, hiddenSize: 5, layers: 3, bidirectional: true, batchFirst: true, seed: 1);
        (outputs, hn) = both.Forward(inputs);
        output.WriteLine($"stacked, both directions: outputs {outputs.Shape}, hn {hn.Shape}");
    }
}
