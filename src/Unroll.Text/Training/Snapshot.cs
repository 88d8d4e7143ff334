namespace Unroll.Text;

/// <summary>
/// The values of a module's parameters at one moment: a good model, kept while training goes on.
/// </summary>
internal sealed class Snapshot
{
    private readonly (string Name, Parameter Parameter, float[] Values)[] _kept;

    /// <summary>Makes room for the values; none are stored yet.</summary>
    public Snapshot(IModule module) => _kept =
        [.. module.NamedParameters()
            .Select(entry => (entry.Name, entry.Parameter, new float[entry.Parameter.Shape.Count]))];

    /// <summary>Whether values are stored.</summary>
    public bool IsTaken { get; private set; }

    /// <summary>The kept values, by name.</summary>
    public IEnumerable<(string Name, Tensor Tensor)> State =>
        _kept.Select(entry => (entry.Name, new Tensor(entry.Parameter.Shape, entry.Values)));

    /// <summary>Keeps the values as they are now.</summary>
    public void Take()
    {
        foreach (var (_, parameter, values) in _kept)
            parameter.Value.Span.CopyTo(values);
        IsTaken = true;
    }

    /// <summary>Stores values from an earlier run, in the order of <see cref="State"/>, if any were.</summary>
    public void Load(IReadOnlyList<Tensor> state)
    {
        foreach (var (tensor, (_, _, values)) in state.Zip(_kept))
            tensor.Span.CopyTo(values);
        IsTaken = state.Count > 0;
    }

    /// <summary>Puts the kept values back.</summary>
    public void Restore()
    {
        foreach (var (_, parameter, values) in _kept)
            parameter.Update(values.CopyTo);
    }
}
