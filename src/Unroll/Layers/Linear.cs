using System.Runtime.CompilerServices;

namespace Unroll;

/// <summary>
/// y = W x + b, PyTorch's <c>nn.Linear</c>: the W_hy h + b_hy of equation (2), whose softmax is part of the loss.
/// </summary>
public sealed class Linear : IModule
{
    private readonly Lock _packing = new();
    private Buffer<float> _panels;
    private int _panelsVersion = -1;

    /// <summary>Draws weight and bias from U(-1/√inputSize, 1/√inputSize).</summary>
    /// <param name="inputSize">Elements of x.</param>
    /// <param name="outputSize">Elements of y.</param>
    /// <param name="bias">Whether there is a b.</param>
    /// <param name="seed">Makes the draws repeatable; null for different ones each time.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A size is below 1, or together they are more than a weight can have.
    /// </exception>
    public Linear(int inputSize, int outputSize, bool bias = true, ulong? seed = null)
    {
        CheckSizes(inputSize, outputSize);
        var range = 1 / MathF.Sqrt(inputSize);
        var draws = new Draws(seed ?? Draws.FreshSeed());
        Weight = Parameter.Uniform(new Shape(outputSize, inputSize), range, draws.Bits(0));
        Bias = bias ? Parameter.Uniform(new Shape(outputSize), range, draws.Bits(1)) : null;
    }

    /// <summary>
    /// A layer that shares its weights with another module, such as an output layer that uses the embeddings of its
    /// classes (tied embeddings, Press &amp; Wolf 2017).
    /// </summary>
    /// <param name="weight">W, [outputSize, inputSize].</param>
    /// <param name="bias">b, [outputSize]; null for none.</param>
    /// <exception cref="ArgumentException">
    /// The weight is not a matrix, or the bias does not have one element for each of its rows.
    /// </exception>
    public Linear(Parameter weight, Parameter? bias = null)
    {
        ArgumentNullException.ThrowIfNull(weight);
        if (weight.Shape.Rank != 2 || weight.Shape.Count == 0)
            throw new ArgumentException(
                $"weight has shape {weight.Shape}, but [output, input] was expected", nameof(weight));
        if (bias is not null && bias.Shape != new Shape(weight.Shape[0]))
            throw new ArgumentException(
                $"bias has shape {bias.Shape}, but a weight of shape {weight.Shape} needs [{weight.Shape[0]}]",
                nameof(bias));
        (Weight, Bias) = (weight, bias);
    }

    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or they are too large for a weight.</exception>
    internal static void CheckSizes(
        int inputSize, int outputSize, [CallerArgumentExpression(nameof(inputSize))] string inputName = "",
        [CallerArgumentExpression(nameof(outputSize))] string outputName = "")
    {
        Given.Size(inputSize, name: inputName);
        Given.Size(outputSize, name: outputName);
        if (((long)inputSize + 64) * ((long)outputSize + 64) > Array.MaxLength)
            throw new ArgumentOutOfRangeException(
                outputName, outputSize,
                $"a weight of {outputSize} by {inputSize} is more than one array can hold; choose smaller sizes");
    }

    /// <summary>W, [outputSize, inputSize].</summary>
    public Parameter Weight { get; }

    /// <summary>b, [outputSize], where there is one.</summary>
    public Parameter? Bias { get; }

    /// <inheritdoc/>
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() =>
        Bias is null ? [("weight", Weight)] : [("weight", Weight), ("bias", Bias)];

    /// <summary>W x + b for every x: [..., inputSize] gives [..., outputSize].</summary>
    /// <exception cref="ArgumentException">
    /// The innermost size of <paramref name="input"/> is not the input size.
    /// </exception>
    public Tensor Forward(Tensor input, TrainingPass? pass = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (outputSize, inputSize) = (Weight.Shape[0], Weight.Shape[1]);
        if (input.Rank == 0 || input.Shape[^1] != inputSize)
            throw new ArgumentException(
                $"input has shape {input.Shape}, but this layer takes [..., {inputSize}]", nameof(input));
        var result = Tensor.Unwritten(input.Shape.WithLast(outputSize));
        ForwardInto(input.Span, result.Data);
        var version = Weight.Version;
        var (weight, bias) = (pass?.Track(Weight) ?? Weight.Value, Bias is null ? null : pass?.Track(Bias));
        return Node.Record(result, [input, weight, bias], (Weight, version, input, weight, bias), static (node, s) =>
        {
            var (parameter, version, input, weight, bias) = s;
            parameter.ThrowIfNot(version);
            var (outputSize, inputSize, rows) = (parameter.Shape[0], parameter.Shape[1], input.Shape.Rows);
            var dy = node.Gradient();
            if (Node.Into(input) is { IsEmpty: false } dx)
                MatrixProduct.Add(rows, outputSize, inputSize, dy, weight.Data, dx);
            if (Node.Into(weight) is { IsEmpty: false } dw)
                MatrixProduct.AddTransposeTimes(outputSize, rows, inputSize, dy, input.Data, dw, Node.Into(bias));
        });
    }

    /// <summary>The same for inference, into a buffer of the caller's.</summary>
    /// <param name="input">[rows, inputSize].</param>
    /// <param name="result">[rows, outputSize]; overwritten.</param>
    /// <exception cref="ArgumentException">They do not hold as many whole rows.</exception>
    public void ForwardInto(ReadOnlySpan<float> input, Span<float> result)
    {
        var (outputSize, inputSize) = (Weight.Shape[0], Weight.Shape[1]);
        if (input.Length % inputSize != 0 || (long)result.Length * inputSize != (long)input.Length * outputSize)
            throw new ArgumentException(
                $"{input.Length} elements were given, and room for {result.Length}, but as many rows of {inputSize} "
                + $"and of {outputSize} were expected", nameof(result));
        if (Bias is null)
            result.Clear();
        var initial = Bias is null ? new ReadOnlyRowSpan(result, outputSize) : new(Bias.Value.Span, 0);
        MatrixProduct.Multiply(
            input.Length / inputSize, inputSize, outputSize, input, PackedWeight(), initial, result);
    }

    /// <summary>The weight's transpose in panels, packed again after the weight has changed.</summary>
    internal Buffer<float> PackedWeight()
    {
        if (Volatile.Read(ref _panelsVersion) == Weight.Version)
            return _panels;
        lock (_packing)
        {
            var (outputSize, inputSize) = (Weight.Shape[0], Weight.Shape[1]);
            if (_panelsVersion != Weight.Version)
            {
                // Nothing reads a weight while it is updated, so nothing reads these panels while they are
                // stale.
                if (_panelsVersion < 0)
                    _panels = Buffer<float>.Zeros(inputSize * Panels.Padded(outputSize));
                MatrixProduct.Pack(inputSize, outputSize, Weight.Value.Data, transposed: true, _panels);
                Volatile.Write(ref _panelsVersion, Weight.Version);
            }
            return _panels;
        }
    }
}
