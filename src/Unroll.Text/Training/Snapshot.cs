namespace Unroll.Text;

/// <summary>
/// The values that a module's parameters had at one moment: a good model, kept while training goes on.
/// </summary>
internal sealed class Snapshot(IModule module)
{
    private readonly (Parameter Parameter, float[] Values)[] _kept =
        [.. module.NamedParameters().Select(entry => (entry.Parameter, new float[entry.Parameter.Shape.Count]))];

    /// <summary>Whether anything was taken yet.</summary>
    public bool IsTaken { get; private set; }

    /// <summary>Keeps the values as they are now.</summary>
    public void Take()
    {
        foreach (var (parameter, values) in _kept)
            parameter.Value.Span.CopyTo(values);
        IsTaken = true;
    }

    /// <summary>Puts the kept values back.</summary>
    public void Restore()
    {
        foreach (var (parameter, values) in _kept)
            parameter.Update(values.CopyTo);
    }
}
