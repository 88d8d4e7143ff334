namespace Unroll.Text;

/// <summary>All weights of a tagger, as its file has them: those of its cut begin with <c>cut.</c></summary>
internal sealed class TaggerWeights(SequenceTaggerModel model, CutNetwork? cut) : IModule
{
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() =>
        [.. model.NamedParameters(), .. cut?.Under("cut") ?? []];
}
