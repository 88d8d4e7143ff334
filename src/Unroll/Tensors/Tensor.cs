using System.Runtime.CompilerServices;

namespace Unroll;

/// <summary>
/// An array of float32 with a <see cref="Shape"/>, row-major: the innermost dimension is contiguous. Its values do not
/// change; operations give new tensors. It is ordinary managed memory, so nothing has to be disposed.
/// </summary>
/// <remarks>
/// A tensor made from a tracked one (<see cref="TrainingPass"/>) remembers how, so that <see cref="Backward"/> can
/// compute gradients.
/// </remarks>
public sealed partial class Tensor
{
    internal Tensor(Shape shape, float[] data)
    {
        Shape = shape;
        Data = data;
    }

    /// <summary>The sizes of the dimensions.</summary>
    public Shape Shape { get; }

    /// <summary>How many dimensions there are.</summary>
    public int Rank => Shape.Rank;

    /// <summary>How many elements there are.</summary>
    public int Count => Shape.Count;

    /// <summary>The elements, row-major.</summary>
    public ReadOnlySpan<float> Span => Data;

    /// <summary>
    /// Whether operations on this tensor are recorded, because it came from a <see cref="TrainingPass"/>.
    /// </summary>
    public bool IsTracked => Origin is not null;

    internal float[] Data { get; }

    /// <summary>The operation that made this tensor, if it was recorded.</summary>
    internal Node? Origin { get; set; }

    /// <summary>Which of the operation's results this is.</summary>
    internal int OriginOutput { get; set; }

    /// <summary>The element at the given position, one index per dimension.</summary>
    /// <exception cref="ArgumentException">There is not one index for each dimension.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside its dimension.</exception>
    [IndexerName("Element")] // as Item is the name of the method below
    public float this[params ReadOnlySpan<int> index]
    {
        get
        {
            if (index.Length != Rank)
                throw new ArgumentException(
                    $"{index.Length} indices were given for a tensor of shape {Shape}, which needs {Rank}",
                    nameof(index));
            var at = 0;
            for (var i = 0; i < index.Length; i++)
            {
                if ((uint)index[i] >= (uint)Shape[i])
                    throw new ArgumentOutOfRangeException(
                        nameof(index),
                        $"index[{i}] is {index[i]}, but dimension {i} of shape {Shape} has {Shape[i]} elements");
                at = at * Shape[i] + index[i];
            }
            return Data[at];
        }
    }

    /// <summary>The value of a tensor of one element, such as a loss.</summary>
    /// <exception cref="InvalidOperationException">The tensor does not have exactly one element.</exception>
    public float Item() => Count == 1 ? Data[0] : throw new InvalidOperationException(
        $"a tensor of shape {Shape} has {Count} elements, and only one of one element is a number");

    /// <summary>A copy of the elements, row-major.</summary>
    public float[] ToArray() => [.. Data];

    /// <summary>The same values, detached from what made them: no gradient flows through the result.</summary>
    public Tensor Detach() => new(Shape, Data);

    /// <summary>The tensor as PyTorch prints it, to four digits.</summary>
    public override string ToString() => TensorText.Format(this);
}
