namespace Unroll;

/// <summary>The tasks that recurrent networks have been compared on since Hochreiter &amp; Schmidhuber 1997.</summary>
public static class MemoryTasks
{
    /// <summary>Which of four symbols came first, asked after the last step; the rest are other symbols.</summary>
    public static IMemoryTask Recall { get; } = new RecallTask();

    /// <summary>
    /// The sum of two numbers that are marked, one in either half, among numbers from 0 to 1 that are not.
    /// </summary>
    public static IMemoryTask Adding { get; } = new AddingTask();

    /// <summary>Four symbols, to be repeated in order at the end, after a mark.</summary>
    public static IMemoryTask Copy { get; } = new CopyTask();

    /// <summary>All of them.</summary>
    public static IReadOnlyList<IMemoryTask> All { get; } = [Recall, Adding, Copy];

    /// <summary>Checks what a task of ours is asked to draw.</summary>
    /// <exception cref="ArgumentException">It cannot be drawn.</exception>
    internal static void Check(IMemoryTask task, int length, int count, Random random)
    {
        Given.Whole(length, task.ShortestLength, MemoryTrial.MaximumLength);
        Given.Whole(count, 1, Array.MaxLength / (length * task.InputSize));
        ArgumentNullException.ThrowIfNull(random);
    }

    /// <summary>The loss and the score of symbols, [steps, batch], time by time.</summary>
    internal static MemoryBatch OfSymbols(Tensor input, int[] symbols)
    {
        return new(input, read => CrossEntropy.Mean(Rows(read), symbols), read =>
        {
            var rows = Rows(read);
            var right = 0;
            for (var row = 0; row < symbols.Length; row++)
            {
                var scores = rows.Span.Slice(row * rows.Shape[1], rows.Shape[1]);
                right += ArgMax.In(scores) == symbols[row] ? 1 : 0;
            }
            return (double)right / symbols.Length;
        });

        static Tensor Rows(Tensor read) => read.Reshape(read.Shape[0] * read.Shape[1], read.Shape[2]);
    }
}
