namespace Unroll;

/// <summary>
/// How much of each source has been read so far (Tu et al. 2016): for each of its states, the sum of the weights
/// that it had at all steps. <see cref="AttentionResult"/> has it, and the next
/// <see cref="IAttentionRecurrent.Forward"/> continues from it. It is immutable.
/// </summary>
public sealed class AttentionCoverage
{
    private readonly float[][] _sums;

    /// <param name="sums">
    /// For each sequence, one number for each state of its source; they must not be changed afterwards.
    /// </param>
    internal AttentionCoverage(float[][] sums) => _sums = sums;

    /// <summary>How many sequences there are.</summary>
    public int Sequences => _sums.Length;

    /// <summary>
    /// A sequence's coverage: as many numbers as its source has states, which sum to the steps so far.
    /// </summary>
    /// <param name="sequence">The sequence, in the order given.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sequence.</exception>
    public ReadOnlySpan<float> this[int sequence] => Sums(sequence, nameof(sequence), "sequence");

    /// <summary>
    /// The coverage of some sequences in another order, with repetitions: what a beam search continues from.
    /// </summary>
    /// <param name="sequences">For each sequence of the result, which of these it continues.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sequence.</exception>
    public AttentionCoverage Select(int[] sequences)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        var selected = new float[sequences.Length][];
        for (var i = 0; i < selected.Length; i++)
            selected[i] = Sums(sequences[i], nameof(sequences), $"sequences[{i}]");
        return new AttentionCoverage(selected);
    }

    private float[] Sums(int sequence, string parameter, string name) => (uint)sequence < (uint)_sums.Length
        ? _sums[sequence]
        : throw new ArgumentOutOfRangeException(
            parameter, $"{name} is {sequence}, but there are {_sums.Length}, from 0 on");
}
