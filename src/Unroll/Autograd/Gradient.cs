using System.Numerics.Tensors;

namespace Unroll;

/// <summary>The gradient of some rows of a matrix; all other rows are zero.</summary>
/// <param name="Rows">Which rows, ascending.</param>
/// <param name="Values">Their gradients, [rows, width] row-major; may be longer.</param>
/// <param name="Width">Columns of the matrix.</param>
internal sealed partial record RowGradient(int[] Rows, float[] Values, int Width)
{
    public ReadOnlySpan<float> Used => Values.AsSpan(0, Rows.Length * Width);

    public void AddTo(Span<float> dense)
    {
        for (var i = 0; i < Rows.Length; i++)
        {
            var row = dense.Slice(Rows[i] * Width, Width);
            TensorPrimitives.Add(row, Values.AsSpan(i * Width, Width), row);
        }
    }
}

/// <summary>One parameter's gradient: all elements, or some rows.</summary>
/// <param name="Dense">Every element, or null.</param>
/// <param name="Rows">Some rows, or null.</param>
internal readonly record struct Gradient(Shape Shape, float[]? Dense, RowGradient? Rows)
{
    /// <summary>The values that may differ from zero.</summary>
    public ReadOnlySpan<float> Values => Dense is not null ? Dense : Rows!.Used;

    /// <summary>
    /// The sum of this and the gradient of another leaf of the same parameter, whose memory the sum may take over.
    /// </summary>
    public Gradient Plus(float[]? dense, RowGradient? rows)
    {
        var (all, some) = (Dense ?? dense, Rows is null ? rows : rows is null ? Rows : Rows.Plus(rows));
        if (Dense is not null && dense is not null)
            TensorPrimitives.Add(Dense, dense, Dense);
        if (all is null)
            return this with { Rows = some };
        some?.AddTo(all);
        return this with { Dense = all, Rows = null };
    }
}
