namespace Unroll;

/// <summary>
/// How much of each source has been read so far (Tu et al. 2016): for every one of its states the sum of the weights
/// that it had at all steps. <see cref="AttentionResult"/> brings it, and the next
/// <see cref="IAttentionRecurrent.Forward"/> goes on from it. It never changes.
/// </summary>
public sealed class AttentionCoverage
{
    private readonly float[][] _sums;

    /// <param name="sums">
    /// For each sequence, one number for each state of its source; nobody may change them any more.
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
    /// The coverage of some sequences in another order, each as often as it is named: what a beam search goes on from.
    /// </summary>
    /// <param name="sequences">For each sequence of the result, which of these it goes on from.</param>
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
