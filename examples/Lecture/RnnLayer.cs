using Unroll;

namespace Lecture;

/// <summary>The lecture's RNN, line by line.</summary>
public static class RnnLayer
{
    public static void Run(TextWriter output)
    {
        // An RNN: the input of each step has 4 elements, the hidden state 5.
        var rnn = new Rnn(
            inputSize: 4, // elements of the input of each step
            hiddenSize: 5, // elements of the hidden state
            batchFirst: true, // usually true
            bidirectional: false, // whether it reads in both directions; false by default
            layers: 1, // how many are stacked; 1 by default
            seed: 1);

        // The input: (batch, seq_len, input_size). A batch of 2 sequences of 3 steps of 4 elements.
        var inputs = Tensor.Rand([2, 3, 4], seed: 2);

        // Two outputs: the hidden states of all steps, (batch, seq_len, hidden_size), and of the last step,
        // (1, batch, hidden_size).
        var (outputs, hn) = rnn.Forward(inputs);

        // The hidden states of all steps.
        output.WriteLine($"{outputs}, {outputs.Shape}");

        // The hidden states of the last step.
        output.WriteLine($"{hn}, {hn.Shape}");
    }
}
