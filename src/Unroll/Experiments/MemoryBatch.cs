namespace Unroll;

/// <summary>Examples of a task, and what is right.</summary>
/// <param name="Input">[time, batch, input].</param>
/// <param name="Loss">
/// The mean loss of what was read, [read steps, batch, output].
/// </param>
/// <param name="Score">
/// How much of what was read is right: 1 if all is, about 0 to 1 over the number of choices for a guess.
/// </param>
public sealed record MemoryBatch(Tensor Input, Func<Tensor, Tensor> Loss, Func<Tensor, double> Score)
{
    /// <summary>[time, batch, input].</summary>
    public Tensor Input { get; } = Given.Value(Input);

    /// <summary>The mean loss of what was read, [read steps, batch, output].</summary>
    public Func<Tensor, Tensor> Loss { get; } = Given.Value(Loss);

    /// <summary>How much of what was read is right.</summary>
    public Func<Tensor, double> Score { get; } = Given.Value(Score);
}
