using System.Numerics.Tensors;

namespace Unroll;

/// <summary>
/// The names that PyTorch's optimizers give to a parameter's state, and the checks of a state.
/// </summary>
internal static class OptimizerState
{
    /// <summary>Adam's first moment.</summary>
    public const string FirstMoment = "exp_avg";

    /// <summary>Adam's second moment.</summary>
    public const string SecondMoment = "exp_avg_sq";

    /// <summary>How many steps a parameter took, a scalar.</summary>
    public const string Steps = "step";

    /// <summary>The velocity of gradient descent with momentum.</summary>
    public const string Velocity = "momentum_buffer";

    /// <summary>
    /// The most steps that are counted: PyTorch counts in float32 too, which cannot count further one by one. Long
    /// before, the moments' corrections are 1.
    /// </summary>
    public const int MostSteps = 1 << 24;

    public static string Name(string parameter, string what) => $"{parameter}.{what}";

    /// <summary>
    /// Checks the name and shape of each tensor, and that it holds numbers. These may be infinite, as the square of a
    /// gradient may overflow.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// A tensor is null, of another shape, belongs to no parameter of the optimizer, or holds NaN.
    /// </exception>
    public static void Check(
        IEnumerable<(string Name, Shape Shape)> known, IReadOnlyDictionary<string, Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var shapes = known.ToDictionary(entry => entry.Name, entry => entry.Shape);
        foreach (var (name, tensor) in tensors)
        {
            if (tensor is null)
                throw new ArgumentException(
                    $"tensor {Quoted.Tensor(name)} is null; give one, or leave it out", nameof(tensors));
            if (!shapes.TryGetValue(name, out var shape))
                throw new ArgumentException(
                    $"tensor {Quoted.Tensor(name)} belongs to nothing that this optimizer keeps",
                    nameof(tensors));
            if (tensor.Shape != shape)
                throw new ArgumentException(
                    $"tensor {Quoted.Tensor(name)} has shape {tensor.Shape}, but this optimizer's has "
                    + $"{shape}", nameof(tensors));
            if (TensorPrimitives.IsNaNAny(tensor.Span))
                throw new ArgumentException(
                    $"tensor {Quoted.Tensor(name)} holds NaN, but numbers were expected; load another state, or begin "
                    + "anew", nameof(tensors));
        }
    }

    /// <summary>
    /// The state of a parameter, in the order of <paramref name="names"/>; null if it has none, as the parameter
    /// had no gradient yet.
    /// </summary>
    /// <exception cref="ArgumentException">A part of it is missing.</exception>
    public static Tensor[]? Of(
        string parameter, IReadOnlyDictionary<string, Tensor> tensors, params ReadOnlySpan<string> names)
    {
        var found = new Tensor[names.Length];
        string? missing = null;
        for (var i = 0; i < found.Length; i++)
        {
            if (!tensors.TryGetValue(Name(parameter, names[i]), out found[i]!))
                missing ??= Name(parameter, names[i]);
        }
        if (missing is null)
            return found;
        return Array.TrueForAll(found, tensor => tensor is null)
            ? null
            : throw new ArgumentException(
                $"there is no tensor {Quoted.Tensor(missing)}, but others of that parameter; give all of "
                + "them, or none", nameof(tensors));
    }

    /// <summary>The number of steps that a parameter took.</summary>
    /// <exception cref="ArgumentException">It is not one.</exception>
    public static int StepsOf(string parameter, IReadOnlyDictionary<string, Tensor> tensors)
    {
        var name = Name(parameter, Steps);
        var steps = tensors[name].Item();
        return steps is >= 1 and <= MostSteps && float.IsInteger(steps)
            ? (int)steps
            : throw new ArgumentException(
                $"tensor {Quoted.Tensor(name)} is {steps}, but a whole number from 1 to {MostSteps} was expected",
                nameof(tensors));
    }

    /// <summary>A parameter's second moment: means of squares, of which steps take the root.</summary>
    /// <exception cref="ArgumentException">An element is negative.</exception>
    public static float[] SquaresOf(string parameter, IReadOnlyDictionary<string, Tensor> tensors)
    {
        var name = Name(parameter, SecondMoment);
        var squares = tensors[name].ToArray();
        return Array.FindIndex(squares, square => square < 0) is >= 0 and var at
            ? throw new ArgumentException(
                $"tensor {Quoted.Tensor(name)} holds {squares[at]} at {at}, but means of squares, 0 or more, were "
                + "expected; load another state, or begin anew", nameof(tensors))
            : squares;
    }
}
