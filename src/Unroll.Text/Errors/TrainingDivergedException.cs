namespace Unroll.Text;

/// <summary>A loss, a dev text's score or a weight was not a finite number, so training stopped.</summary>
public sealed class TrainingDivergedException : ArithmeticException
{
    /// <summary>Makes an exception without a message.</summary>
    public TrainingDivergedException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    public TrainingDivergedException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and a cause.</summary>
    public TrainingDivergedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal TrainingDivergedException(float loss, long step)
        : base($"the loss was {loss} at step {step}, where a finite number was expected; try a smaller learning rate "
            + "(`LearningRate`), or clip gradients to a smaller norm (`ClipNorm`)")
        => Step = step;

    /// <summary>
    /// The step, from 1, whose loss was not finite; 0 if it was the score of a dev text or a weight.
    /// </summary>
    public long Step { get; }
}
