namespace Unroll;

/// <summary>Sets elements to 0 at random while training, PyTorch's <c>nn.Dropout</c>.</summary>
public sealed class Dropout : IModule
{
    /// <summary>Makes the layer.</summary>
    /// <param name="probability">The probability that an element becomes 0, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is outside 0 to 1.</exception>
    public Dropout(float probability) => Probability = Given.FromZeroToOne(probability);

    /// <summary>The probability that an element becomes 0.</summary>
    public float Probability { get; }

    /// <inheritdoc/>
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() => [];

    /// <summary>The input with elements dropped, or the input itself without a pass.</summary>
    public Tensor Forward(Tensor input, TrainingPass? pass = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.Dropout(Probability, pass);
    }

    /// <summary>The packed steps with elements dropped, or the input itself without a pass.</summary>
    public PackedSequence Forward(PackedSequence input, TrainingPass? pass = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        return pass is null || Probability == 0 ? input : new(input.Data.Dropout(Probability, pass), input.Layout);
    }
}
