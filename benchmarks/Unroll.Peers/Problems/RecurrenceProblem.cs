namespace Unroll.Peers;

/// <summary>
/// A two-gate recurrence (forget gate, then update) over a batch of equal lengths, from a hidden state of zeros. The
/// loss is the sum of every hidden state times its loss weight, divided by their number; gradients are of the
/// parameters.
/// </summary>
internal sealed class RecurrenceProblem
{
    /// <param name="batch">Sequences.</param>
    /// <param name="size">Features of a step and hidden units, alike.</param>
    /// <param name="beta">Whether there is a parameter <c>beta</c>.</param>
    public RecurrenceProblem(int batch, int size, bool beta)
    {
        var draws = new Draws(seed: 3);
        var range = 1 / MathF.Sqrt(size);
        Batch = batch;
        InputSize = HiddenSize = size;
        Weights = new Weights()
            .Add("weight_ih", draws, range, 2 * size, size)
            .Add("weight_hh", draws, range, 2 * size, size)
            .Add("bias_ih", draws, range, 2 * size)
            .Add("bias_hh", draws, range, 2 * size);
        if (beta)
            Weights.Add("beta", draws, 1, size);
        Input = draws.Uniform((long)Steps * batch * size, 1);
        LossWeights = draws.Uniform((long)Steps * batch * size, 1);
    }

    public int Steps => 50;

    public int Batch { get; }

    public int InputSize { get; }

    public int HiddenSize { get; }

    /// <summary>
    /// <c>weight_ih</c> [2 hidden, input], <c>weight_hh</c> [2 hidden, hidden], <c>bias_ih</c>, <c>bias_hh</c>, and
    /// perhaps <c>beta</c> [hidden].
    /// </summary>
    public Weights Weights { get; }

    /// <summary><c>[time, batch, features]</c>.</summary>
    public float[] Input { get; }

    /// <summary><c>[time, batch, hidden]</c>.</summary>
    public float[] LossWeights { get; }

    /// <summary>
    /// Two products forward (input and hidden state), and backward one for each weight and one for the hidden state.
    /// </summary>
    public double GigaFlops(Phase phase)
    {
        var factors = phase == Phase.Training ? (2 * InputSize) + (3 * HiddenSize) : InputSize + HiddenSize;
        return Products.Linear(Steps * Batch, factors, 2 * HiddenSize);
    }
}
