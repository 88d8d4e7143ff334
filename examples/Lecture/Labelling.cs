using Unroll;

namespace Lecture;

/// <summary>Figure 3: an output for each step, as a tagger needs it.</summary>
public static class Labelling
{
    public static void Run(TextWriter output)
    {
        var rnn = new Rnn(inputSize: 4, hiddenSize: 5, batchFirst: true, seed: 1);
        var linear = new Linear(5, 3, seed: 2);

        var (outputs, _) = rnn.Forward(Tensor.Rand([2, 3, 4], seed: 3));
        var y = linear.Forward(outputs).Softmax(); // (2) at every step, for each of three tags
        output.WriteLine($"{y}, {y.Shape}");
    }
}
