namespace Unroll.Peers;

/// <summary>
/// An LSTM over sequences of floats. The loss is the sum of every output times its loss weight, divided by the number
/// of outputs; gradients are of the parameters (PyTorch's names) and of the input (<c>input</c>).
/// </summary>
internal sealed class LstmProblem
{
    /// <param name="inputSize">Features of a step.</param>
    /// <param name="hiddenSize">Hidden units of one direction.</param>
    /// <param name="lengths">Steps of each sequence, in descending order.</param>
    public LstmProblem(int inputSize, int hiddenSize, bool bidirectional, int[] lengths)
    {
        var draws = new Draws(seed: 2);
        (InputSize, HiddenSize, Bidirectional, Lengths) = (inputSize, hiddenSize, bidirectional, lengths);
        Tokens = lengths.Sum();
        Weights = new Weights().AddLstm(draws, "", inputSize, hiddenSize, "_l0");
        if (bidirectional)
            Weights.AddLstm(draws, "", inputSize, hiddenSize, "_l0_reverse");
        Sequences = [.. lengths.Select(length => draws.Uniform((long)length * inputSize, 1))];
        LossWeights = draws.Uniform((long)Tokens * OutputSize, 1);
    }

    public int InputSize { get; }

    public int HiddenSize { get; }

    public bool Bidirectional { get; }

    public int Directions => Bidirectional ? 2 : 1;

    /// <summary>All directions.</summary>
    public int OutputSize => Directions * HiddenSize;

    /// <summary>Steps of each sequence, in descending order.</summary>
    public int[] Lengths { get; }

    public bool HasEqualLengths => Lengths[0] == Lengths[^1];

    /// <summary>Steps of all sequences together.</summary>
    public int Tokens { get; }

    public Weights Weights { get; }

    /// <summary>Longest first; each <c>[time, features]</c>.</summary>
    public IReadOnlyList<float[]> Sequences { get; }

    /// <summary>
    /// <c>[tokens, outputs]</c>, in the order of packed rows: step after step, longest sequence first.
    /// </summary>
    public float[] LossWeights { get; }

    /// <summary>The sequences side by side, padded with zeros: <c>[time, batch, features]</c>.</summary>
    public float[] Padded()
    {
        var padded = new float[Lengths[0] * Lengths.Length * InputSize];
        for (var sequence = 0; sequence < Lengths.Length; sequence++)
        {
            for (var step = 0; step < Lengths[sequence]; step++)
            {
                Sequences[sequence].AsSpan(step * InputSize, InputSize)
                    .CopyTo(padded.AsSpan(((step * Lengths.Length) + sequence) * InputSize));
            }
        }
        return padded;
    }

    public double GigaFlops(Phase phase)
        => Products.OfPhase(Directions * Products.Lstm(Tokens, InputSize, HiddenSize), phase);
}
