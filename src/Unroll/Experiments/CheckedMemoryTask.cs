namespace Unroll;

/// <summary>
/// A memory task whose sizes and examples are checked where they come in, so that a fault is reported with the task's
/// member and not somewhere inside a network.
/// </summary>
internal sealed class CheckedMemoryTask
{
    private readonly IMemoryTask _task;

    /// <exception cref="ArgumentException">The task's sizes make no sense.</exception>
    public CheckedMemoryTask(IMemoryTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        _task = task;
        (InputSize, OutputSize, ReadSteps) = (task.InputSize, task.OutputSize, task.ReadSteps);
        if (InputSize < 1 || OutputSize < 1 || ReadSteps < 1)
            throw new ArgumentException(
                $"the task has InputSize {InputSize}, OutputSize {OutputSize} and ReadSteps {ReadSteps}, but 1 or more "
                + "was expected of each", nameof(task));
        ShortestLength = task.ShortestLength;
        if (ShortestLength < ReadSteps || ShortestLength > MemoryTrial.MaximumLength)
            throw new ArgumentException(
                $"the task's ShortestLength is {ShortestLength}, but a number from its ReadSteps, {ReadSteps}, to "
                + $"{MemoryTrial.MaximumLength} was expected", nameof(task));
    }

    public int InputSize { get; }

    public int OutputSize { get; }

    public int ReadSteps { get; }

    public int ShortestLength { get; }

    /// <exception cref="InvalidOperationException">The task returned none, or of other sizes.</exception>
    public MemoryBatch Draw(int length, int count, Random random)
    {
        var batch = _task.Draw(length, count, random)
            ?? throw new InvalidOperationException("the task's Draw returned null, but examples were expected");
        var expected = new Shape(length, count, InputSize);
        return batch.Input.Shape == expected ? batch : throw new InvalidOperationException(
            $"the task's Draw returned an input of shape {batch.Input.Shape}, but {expected} was expected: [time, "
            + "batch, input]");
    }

    /// <exception cref="InvalidOperationException">The task returned none.</exception>
    public static Tensor Loss(MemoryBatch batch, Tensor read) => batch.Loss(read)
        ?? throw new InvalidOperationException("the task's Loss returned null, but a scalar was expected");
}
