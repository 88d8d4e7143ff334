using System.Numerics.Tensors;

namespace Unroll.Text;

/// <summary>
/// The mean of a module's weights at the ends of several epochs, which generalises better than any one of
/// them (Polyak &amp; Juditsky 1992).
/// </summary>
/// <param name="module">The module.</param>
/// <param name="count">How many last epochs are averaged.</param>
internal sealed class WeightAverage(IModule module, int count)
{
    private readonly (string Name, Parameter Parameter)[] _parameters = [.. module.NamedParameters()];
    private readonly Queue<float[][]> _before = [];
    private float[][]? _now;

    /// <summary>
    /// The weights at the ends of the epochs before, the earliest first: those that the next mean needs besides
    /// its own epoch's.
    /// </summary>
    public IEnumerable<(string Name, Tensor Tensor)> State => _before.SelectMany((weights, epoch) => _parameters.Select(
        (entry, i) => ($"{epoch}.{entry.Name}", new Tensor(entry.Parameter.Shape, weights[i]))));

    /// <summary>How many earlier epochs' weights the mean needs after a number of epochs.</summary>
    public int Before(int epochs) => Math.Min(epochs, count - 1);

    /// <summary>Replaces the earlier weights by others, in the order of <see cref="State"/>.</summary>
    public void Load(IEnumerable<Tensor> state)
    {
        _before.Clear();
        foreach (var weights in state.Chunk(_parameters.Length))
            _before.Enqueue(Array.ConvertAll(weights, tensor => tensor.ToArray()));
    }

    /// <summary>Gives the module the mean of its weights and the earlier ones.</summary>
    public void Apply()
    {
        if (count == 1)
            return;
        var now = _now ??= Array.ConvertAll(_parameters, entry => new float[entry.Parameter.Shape.Count]);
        for (var i = 0; i < now.Length; i++)
        {
            _parameters[i].Parameter.Value.Span.CopyTo(now[i]);
            _parameters[i].Parameter.Update(values =>
            {
                values.Clear();
                foreach (var one in _before.Append(now))
                    TensorPrimitives.Add(values, one[i], values);
                TensorPrimitives.Multiply(values, 1f / (_before.Count + 1), values);
            });
        }
    }

    /// <summary>Restores the last weights, to continue training from them.</summary>
    /// <param name="isOver">Whether their epoch ended, so that they now count as earlier ones.</param>
    public void Undo(bool isOver)
    {
        if (count == 1)
            return;
        for (var i = 0; i < _parameters.Length; i++)
            _parameters[i].Parameter.Update(_now![i].CopyTo);
        if (!isOver)
            return;
        _before.Enqueue(_now!);
        _now = _before.Count == count ? _before.Dequeue() : null;
    }
}
