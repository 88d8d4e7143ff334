using System.Globalization;
using System.Text;

namespace Unroll;

/// <summary>
/// Prints tensors as PyTorch does: four digits, columns aligned, long dimensions reduced to their ends.
/// </summary>
internal static class TensorText
{
    private const int LineWidth = 80;
    private const int Edge = 3;
    private const int Threshold = 1000;

    public static string Format(Tensor tensor) => Format("tensor(", tensor.Span, tensor.Shape);

    public static string Format(ReadOnlySpan<int> values) => $"tensor([{string.Join(", ", values.ToArray())}])";

    private static string Format(string opening, ReadOnlySpan<float> values, Shape shape)
    {
        if (shape.Count == 0)
            return shape.Rank == 1 ? $"{opening}[])"
                : $"{opening}[], size=({string.Join(", ", shape.Sizes.ToArray())}))";
        var text = new StringBuilder(opening);
        var cut = shape.Count > Threshold;
        var shown = new List<float>();
        Collect(shown, values, shape.Sizes, cut);
        // These alone decide the format of all numbers.
        float[] telling = [.. shown.Where(value => float.IsFinite(value) && value != 0)];
        var number = Style(telling);
        var width = telling.Length == 0 ? 1 : telling.Max(value => number(value).Length);
        Append(text, values, shape.Sizes, opening.Length, number, width, cut);
        return text.Append(')').ToString();
    }

    /// <summary>The values that will be printed; not all of them if long dimensions are cut.</summary>
    private static void Collect(List<float> shown, ReadOnlySpan<float> values, ReadOnlySpan<int> sizes, bool cut)
    {
        if (sizes.Length == 0)
        {
            shown.Add(values[0]);
            return;
        }
        var inner = values.Length / sizes[0];
        for (var i = 0; i < sizes[0]; i++)
        {
            if (cut && i == Edge && sizes[0] > 2 * Edge)
                i = sizes[0] - Edge;
            Collect(shown, values.Slice(i * inner, inner), sizes[1..], cut);
        }
    }

    private static Func<float, string> Style(ReadOnlySpan<float> values)
    {
        float smallest = float.MaxValue, largest = 0;
        var whole = true;
        foreach (var value in values)
        {
            var size = Math.Abs(value);
            smallest = Math.Min(smallest, size);
            largest = Math.Max(largest, size);
            whole &= MathF.Truncate(value) == value;
        }
        var scientific = largest > 0 && (largest > 1e8f || largest / smallest > 1000 || (!whole && smallest < 1e-4f));
        return value => float.IsNaN(value) ? "nan" : float.IsInfinity(value) ? value > 0 ? "inf" : "-inf"
            : scientific ? value.ToString("0.0000e+00", CultureInfo.InvariantCulture)
            : whole ? value.ToString("0", CultureInfo.InvariantCulture) + "."
            : value.ToString("0.0000", CultureInfo.InvariantCulture);
    }

    private static void Append(
        StringBuilder text, ReadOnlySpan<float> values, ReadOnlySpan<int> sizes, int indent, Func<float, string> number,
        int width, bool cut)
    {
        if (sizes.Length == 0)
        {
            text.Append(number(values[0]));
            return;
        }
        text.Append('[');
        var inner = sizes[0] == 0 ? 0 : values.Length / sizes[0];
        var perLine = Math.Max(1, (LineWidth - indent) / (width + 2));
        for (int i = 0, printed = 0; i < sizes[0]; i++, printed++)
        {
            if (i > 0 && sizes.Length == 1)
                text.Append(printed % perLine == 0 ? ",\n" + new string(' ', indent + 1) : ", ");
            else if (i > 0)
                text.Append(',').Append('\n', sizes.Length - 1).Append(' ', indent + 1);
            if (cut && i == Edge && sizes[0] > 2 * Edge)
            {
                text.Append(sizes.Length == 1 ? " ..." : "...");
                i = sizes[0] - Edge - 1;
            }
            else if (sizes.Length == 1)
            {
                text.Append(number(values[i]).PadLeft(width));
            }
            else
            {
                Append(text, values.Slice(i * inner, inner), sizes[1..], indent + 1, number, width, cut);
            }
        }
        text.Append(']');
    }
}
