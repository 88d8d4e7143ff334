namespace Unroll;

public sealed partial class Tensor
{
    /// <summary>A vector of the given values.</summary>
    public static Tensor Of(params ReadOnlySpan<float> values) => new(new Shape(values.Length), values.ToArray());

    /// <summary>A matrix of the given values.</summary>
    public static Tensor Of(float[,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var data = new float[values.Length];
        Buffer.BlockCopy(values, 0, data, 0, data.Length * sizeof(float));
        return new(new Shape(values.GetLength(0), values.GetLength(1)), data);
    }

    /// <summary>A tensor of a shape, with its elements in row-major order.</summary>
    /// <exception cref="ArgumentException">The number of values does not match the shape.</exception>
    public static Tensor Of(Shape shape, params ReadOnlySpan<float> values) => values.Length == shape.Count
        ? new(shape, values.ToArray())
        : throw new ArgumentException(
            $"{values.Length} values were given for shape {shape}, which holds {shape.Count}", nameof(values));

    /// <summary>A tensor of one element and no dimension.</summary>
    public static Tensor Scalar(float value) => new(new Shape(), [value]);

    /// <summary>All zeros.</summary>
    public static Tensor Zeros(params ReadOnlySpan<int> shape) => Zeros(new Shape(shape));

    /// <summary>All ones.</summary>
    public static Tensor Ones(params ReadOnlySpan<int> shape) => Full(new Shape(shape), 1);

    /// <summary>One value everywhere.</summary>
    public static Tensor Full(Shape shape, float value)
    {
        var result = Zeros(shape);
        result.Data.AsSpan().Fill(value);
        return result;
    }

    /// <summary>Uniform draws from [0, 1), different each time.</summary>
    public static Tensor Rand(params ReadOnlySpan<int> shape) => Rand(shape, Draws.FreshSeed());

    /// <summary>Uniform draws from [0, 1) that repeat with the seed.</summary>
    public static Tensor Rand(ReadOnlySpan<int> shape, ulong seed) => Uniform(new Shape(shape), 0, 1, seed);

    /// <summary>Uniform draws from [low, high) that repeat with the seed.</summary>
    public static Tensor Uniform(Shape shape, float low, float high, ulong seed)
    {
        var result = Zeros(shape);
        new Draws(seed).FillUniform(result.Data, low, high);
        return result;
    }

    /// <summary>Standard normal draws, scaled, that repeat with the seed.</summary>
    public static Tensor Normal(Shape shape, float deviation, ulong seed)
    {
        var result = Zeros(shape);
        new Draws(seed).FillNormal(result.Data, deviation);
        return result;
    }

    internal static Tensor Zeros(Shape shape) => new(shape, new float[shape.Count]);

    /// <summary>
    /// A tensor whose elements the caller is about to write: clearing it first would cost as much as many
    /// operations do.
    /// </summary>
    internal static Tensor Unwritten(Shape shape) => new(shape, GC.AllocateUninitializedArray<float>(shape.Count));
}
