using System.Numerics.Tensors;

namespace Unroll.Text;

/// <summary>
/// The mean of the weights that a module had at several moments, which generalises better than any one of them (Polyak
/// &amp; Juditsky 1992).
/// </summary>
/// <param name="module">The module.</param>
/// <param name="count">Of how many last moments.</param>
internal sealed class WeightAverage(IModule module, int count)
{
    private readonly Parameter[] _parameters = [.. module.NamedParameters().Select(entry => entry.Parameter)];
    private readonly Queue<float[][]> _last = [];

    /// <summary>Counts the weights as they are now among the last, and gives the module the mean.</summary>
    public void Apply()
    {
        if (count == 1)
            return;
        var weights = _last.Count == count ? _last.Dequeue()
            : Array.ConvertAll(_parameters, parameter => new float[parameter.Shape.Count]);
        for (var i = 0; i < weights.Length; i++)
            _parameters[i].Value.Span.CopyTo(weights[i]);
        _last.Enqueue(weights);
        for (var i = 0; i < weights.Length; i++)
        {
            _parameters[i].Update(values =>
            {
                values.Clear();
                foreach (var one in _last)
                    TensorPrimitives.Add(values, one[i], values);
                TensorPrimitives.Multiply(values, 1f / _last.Count, values);
            });
        }
    }

    /// <summary>Gives the module the last weights themselves back, to be trained on.</summary>
    public void Undo()
    {
        if (count == 1)
            return;
        var weights = _last.Last();
        for (var i = 0; i < weights.Length; i++)
            _parameters[i].Update(weights[i].CopyTo);
    }
}
