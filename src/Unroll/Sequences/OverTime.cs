namespace Unroll;

/// <summary>What the operations over each sequence's steps share.</summary>
public sealed partial class PackedSequence
{
    /// <summary>Sequences that one thread takes at a time.</summary>
    private const int SequencesEach = 8;

    /// <summary>Features of a step.</summary>
    private int Width() => Data.Rank == 2 ? Data.Shape[1] : throw new InvalidOperationException(
        $"the data have shape {Data.Shape}, but [rows, n] was expected, a vector for each step");

    /// <summary>
    /// Calls <paramref name="body"/> for each sequence, in the order given, on several threads; one thread computes all
    /// sums of a sequence.
    /// </summary>
    private void EachSequence<TState>(TState state, Action<int, TState> body)
    {
        var count = Layout.Sequences;
        Workers.For((count + SequencesEach - 1) / SequencesEach, (state, body, count), static (block, s) =>
        {
            for (var sequence = block * SequencesEach; sequence < Math.Min(s.count, (block + 1) * SequencesEach);
                sequence++)
                s.body(sequence, s.state);
        });
    }
}
