namespace Unroll;

/// <summary>The rows of a batch with each that comes several times given once.</summary>
/// <param name="vectors">Makes the different rows, [different, width], in the pass that the batch was made in.</param>
/// <param name="repeats">Which of them each row is.</param>
/// <param name="width">Numbers of a row.</param>
internal sealed class SharedRows(Func<Tensor> vectors, RepeatedRows repeats, int width)
{
    private readonly Lazy<Tensor> _vectors = new(vectors);

    public Tensor Vectors => _vectors.Value;

    public RepeatedRows Repeats => repeats;

    public int Width => width;
}
