namespace Unroll.Peers;

/// <summary>
/// A bidirectional LSTM over sequences of floats. The loss is the sum of every output times its loss weight, divided by the
/// number of outputs; gradients are of the parameters (PyTorch's names) and of the input (<c>input</c>).
/// </summary>
internal sealed class LstmProblem
{
    /// <param name="inputSize">Features of a step.</param>
    /// <param name="hiddenSize">Hidden units of one direction.</param>
    /// <param name="lengths">Steps of each sequence, in descending order.</param>
    public LstmProblem(int inputSize, int hiddenSize, int[] lengths)
    {
        var draws = new Draws(seed: 2);
        InputSize = inputSize;
        HiddenSize = hiddenSize;
        Tokens = lengths.Sum();
        Weights = new Weights()
            .AddLstm(draws, "", inputSize, hiddenSize, "_l0")
            .AddLstm(draws, "", inputSize, hiddenSize, "_l0_reverse");
        Sequences = [.. lengths.Select(length => draws.Uniform((long)length * inputSize, 1))];
        LossWeights = draws.Uniform((long)Tokens * OutputSize, 1);
    }

    public int InputSize { get; }

    public int HiddenSize { get; }

    /// <summary>Both directions.</summary>
    public int OutputSize => 2 * HiddenSize;

    /// <summary>Steps of all sequences together.</summary>
    public int Tokens { get; }

    public Weights Weights { get; }

    /// <summary>Longest first, no two of one length; each <c>[time, features]</c>.</summary>
    public IReadOnlyList<float[]> Sequences { get; }

    /// <summary><c>[tokens, 2 hidden]</c>, in the order of packed rows: step after step, longest sequence first.</summary>
    public float[] LossWeights { get; }
}
