namespace Unroll.Text;

/// <summary>The weights of another model that those of a new one start from, by their names.</summary>
/// <param name="weights">The other model's weights.</param>
internal sealed class StartingWeights(IEnumerable<(string Name, Parameter Parameter)> weights)
{
    /// <summary>The row of a name that only the new model has: its weights stay as they were drawn.</summary>
    public const int New = -1;

    private readonly Dictionary<string, Parameter> _weights =
        weights.ToDictionary(entry => entry.Name, entry => entry.Parameter, StringComparer.Ordinal);

    private readonly Dictionary<string, (int[] Rows, int[]? Columns)> _places = new(StringComparer.Ordinal);

    /// <summary>Says from which row of the other model's weight each row starts, and from which column.</summary>
    /// <param name="name">The name of the weight.</param>
    /// <param name="rows">For each row that of the other model, or <see cref="New"/>.</param>
    /// <param name="columns">The same for columns; null if both models have the same.</param>
    public StartingWeights At(string name, int[] rows, int[]? columns = null)
    {
        _places[name] = (rows, columns);
        return this;
    }

    /// <summary>The same for an output layer with a row for each of some names.</summary>
    public StartingWeights AtNames(string layer, IReadOnlyList<string> names, IReadOnlyList<string> others)
    {
        var rows = RowsOf(names, others);
        return At($"{layer}.weight", rows).At($"{layer}.bias", rows);
    }

    /// <summary>For each name its row among others, or <see cref="New"/>.</summary>
    public static int[] RowsOf(IReadOnlyList<string> names, IReadOnlyList<string> others)
    {
        var rows = others.Index().ToDictionary(other => other.Item, other => other.Index, StringComparer.Ordinal);
        return [.. names.Select(name => rows.GetValueOrDefault(name, New))];
    }

    /// <summary>Lets weights of a new model start from those of the same name, and leaves others as they are.</summary>
    public void CopyTo(IEnumerable<(string Name, Parameter Parameter)> weights)
    {
        foreach (var (name, to) in weights)
        {
            if (!_weights.TryGetValue(name, out var weight))
                continue;
            var from = weight.Value;
            to.StartFrom(_places.TryGetValue(name, out var places)
                ? drawn => Placed(from, drawn(), places.Rows, places.Columns)
                : _ => new Tensor(from.Shape, from.ToArray()));
        }
    }

    private static Tensor Placed(Tensor from, Tensor drawn, int[] rows, int[]? columns)
    {
        var (width, fromWidth) = (drawn.Shape.Count / rows.Length, from.Shape.Count / from.Shape[0]);
        var values = drawn.ToArray();
        for (var row = 0; row < rows.Length; row++)
        {
            if (rows[row] == New)
                continue;
            var source = from.Span.Slice(rows[row] * fromWidth, fromWidth);
            var to = values.AsSpan(row * width, width);
            if (columns is null)
                source.CopyTo(to);
            else
            {
                for (var column = 0; column < width; column++)
                    to[column] = columns[column] == New ? to[column] : source[columns[column]];
            }
        }
        return new Tensor(drawn.Shape, values);
    }
}
