namespace Unroll.Text;

/// <summary>
/// Checks what a task gives where it comes in, so that a fault is reported with the task's member, and not when a
/// checkpoint is written or read.
/// </summary>
internal static class CheckedTask
{
    /// <summary>What is trained.</summary>
    /// <exception cref="ArgumentException">
    /// There is none, or its parameters do not each have a name of their own that a file could keep.
    /// </exception>
    public static IModule Model(ITrainingTask task)
    {
        var model = task.Model ?? throw new ArgumentException(
            "the task's Model is null, but a module was expected; return what is trained", nameof(task));
        if (Array.Find(ModuleParameters.Of(model, nameof(task)), entry => !CodePoints.AreWhole(entry.Name)).Name
            is { } bad)
            throw new ArgumentException(
                $"the name {Quoted.Tensor(bad)} of a parameter of the task's Model holds half of a surrogate pair, "
                + "which no file could keep; give it another name", nameof(task));
        return model;
    }

    /// <summary>How much each example holds.</summary>
    /// <exception cref="ArgumentException">There is no example, or one that holds less than 1.</exception>
    public static int[] Lengths(ITrainingTask task)
    {
        int[] lengths = [.. task.Lengths ?? throw new ArgumentException(
            "the task's Lengths is null, but a number for each example was expected; return a list", nameof(task))];
        if (lengths.Length == 0)
            throw new ArgumentException("there is no example to train on", nameof(task));
        return Array.FindIndex(lengths, length => length < 1) is >= 0 and var bad
            ? throw new ArgumentException(
                $"Lengths[{bad}] is {lengths[bad]}, but 1 or more was expected; leave the example out", nameof(task))
            : lengths;
    }

    /// <summary>The loss of a batch.</summary>
    /// <exception cref="InvalidOperationException">It is the default, which holds none.</exception>
    public static BatchLoss Loss(BatchLoss loss) => loss.Mean is not null ? loss
        : throw new InvalidOperationException(
            "the task's Loss returned the default BatchLoss, which has no Mean, but the loss of a batch was expected; "
            + "make one with new BatchLoss(mean, targets, tokens)");

    /// <summary>Scores, by which epochs can be compared and which a checkpoint can keep.</summary>
    /// <exception cref="InvalidOperationException">They are not.</exception>
    public static IScores Scores(IScores? scores) => scores?.Values is not { Count: > 0 } values
        ? throw new InvalidOperationException(
            "the task's scores have no value, but one or more were expected; give one to compare epochs by")
        : StoredScores.Fault(values) is { } fault
            ? throw new InvalidOperationException($"the task's scores do not fit: {fault}")
            : scores;
}
