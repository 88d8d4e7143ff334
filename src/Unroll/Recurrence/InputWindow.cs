namespace Unroll;

/// <summary>
/// In inference: W_ih x + b_ih of a few steps at a time, right before the loop takes them, so pre-activations stay
/// in cache instead of going through memory. With few sequences, several steps are taken together, so that the product
/// is tall.
/// </summary>
/// <param name="input">x of all rows, [rows, input]; null if <paramref name="looked"/> are given.</param>
/// <param name="looked">The same rows before they are looked up, without joining repeated ones.</param>
/// <param name="sequences">The most sequences that one thread takes.</param>
internal sealed class InputWindow(Tensor? input, LookedUpRows? looked, int sequences)
{
    /// <summary>Rows that a product needs to run at full speed.</summary>
    private const int Tall = 64;

    /// <summary>How many steps are taken together.</summary>
    public int Steps { get; } = Math.Max(1, Tall / sequences);

    /// <summary>Computes the input's part of some steps.</summary>
    /// <param name="steps">The rows of each, those of one thread's sequences.</param>
    /// <param name="gates">Where to write, one step's rows after another's, <paramref name="stride"/> apart.</param>
    public void Multiply(DirectionWeights weights, ReadOnlySpan<StepRows> steps, Span<float> gates, int stride)
    {
        var size = weights.Input;
        var rows = 0;
        foreach (var step in steps)
            rows += step.Rows;
        Buffer<float> copied = default;
        ReadOnlySpan<float> x;
        if (input is not null && steps.Length == 1)
        {
            x = input.Span[(steps[0].Row * size)..];
        }
        else
        {
            copied = Buffer<float>.Rent(rows * size);
            x = copied;
            var at = 0;
            foreach (var step in steps)
            {
                var to = copied.AsSpan(at * size, step.Rows * size);
                if (input is not null)
                    input.Span.Slice(step.Row * size, to.Length).CopyTo(to);
                else
                    looked!.CopyDifferent(step.Row, step.Rows, to);
                at += step.Rows;
            }
        }
        Gemm.Multiply(
            rows, size, new(x, size), weights.InputMatrix, new(weights.Bias, 0), new(gates, stride));
        copied.Return();
    }
}
