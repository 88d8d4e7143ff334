namespace Unroll.Text;

/// <summary>
/// All weights of a classifier, as its file has them: those of what classes say begin with <c>evidence.</c>
/// </summary>
/// <param name="model">The network.</param>
/// <param name="evidence">What classes say; null if it does not vote.</param>
/// <param name="counted">Whether what is counted before training is among them too.</param>
internal sealed class ClassifierWeights(TextClassifierModel model, ClassEvidence? evidence, bool counted = true)
    : IModule
{
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() =>
    [
        .. model.NamedParameters(),
        .. evidence?.Under("evidence").Where(entry => counted || entry.Parameter == evidence.Weights) ?? [],
    ];
}
