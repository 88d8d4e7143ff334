namespace Unroll;

public sealed partial class Tensor
{
    /// <summary>
    /// The given positions of a dimension, in the given order and with repetitions: of [2, 7, 3], <c>IndexSelect(1,
    /// [4, 0, 4])</c> gives [2, 3, 3].
    /// </summary>
    /// <param name="dimension">Which dimension; <c>^1</c> is the innermost.</param>
    /// <param name="indices">Which positions.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension or position.</exception>
    public Tensor IndexSelect(Index dimension, params ReadOnlySpan<int> indices)
    {
        var axis = Axis.Of(Shape, dimension);
        for (var i = 0; i < indices.Length; i++)
        {
            if ((uint)indices[i] >= (uint)axis.Size)
                throw new ArgumentOutOfRangeException(
                    nameof(indices),
                    $"indices[{i}] is {indices[i]}, but dimension {axis.Dimension} of shape {Shape} has "
                    + $"{axis.Size} elements");
        }
        var rows = new int[axis.Outer * indices.Length];
        for (var outer = 0; outer < axis.Outer; outer++)
        {
            for (var i = 0; i < indices.Length; i++)
                rows[outer * indices.Length + i] = outer * axis.Size + indices[i];
        }
        return GatherRows(rows, axis.Inner, axis.Resize(Shape, indices.Length));
    }
}
