using Unroll;

namespace Lecture;

/// <summary>The lecture's LSTM, line by line.</summary>
public static class LstmLayer
{
    public static void Run(TextWriter output)
    {
        // The input is that of an RNN; beside the last hidden state hn it gives the last memory cell cn.
        var lstm = new Lstm(inputSize: 4, hiddenSize: 5, batchFirst: true, seed: 1);

        var inputs = Tensor.Rand([2, 3, 4], seed: 2);

        var (outputs, (hn, cn)) = lstm.Forward(inputs);

        // The hidden states of all steps.
        output.WriteLine($"{outputs}, {outputs.Shape}");

        // The hidden states of the last step.
        output.WriteLine($"{hn}, {hn.Shape}");

        // The memory cells of the last step.
        output.WriteLine($"{cn}, {cn.Shape}");
    }
}
