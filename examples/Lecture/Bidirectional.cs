using Unroll;

namespace Lecture;

/// <summary>Figure 4: the sequence is read in both directions, and both hidden states are joined.</summary>
public static class Bidirectional
{
    public static void Run(TextWriter output)
    {
        var rnn = new Rnn(inputSize: 4, hiddenSize: 5, bidirectional: true, batchFirst: true, seed: 1);
        var (outputs, hn) = rnn.Forward(Tensor.Rand([2, 3, 4], seed: 3));
        output.WriteLine($"outputs {outputs.Shape}, hn {hn.Shape}");

        // Forwards the last step read everything, backwards the first one.
        output.WriteLine($"forwards, last step: {outputs.Select(1, 2).Slice(1, 0, 5)}");
        output.WriteLine($"hn[0]: {hn.Select(0, 0)}");
        output.WriteLine($"backwards, first step: {outputs.Select(1, 0).Slice(1, 5, 5)}");
        output.WriteLine($"hn[1]: {hn.Select(0, 1)}");
    }
}
