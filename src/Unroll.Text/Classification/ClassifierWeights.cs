namespace Unroll.Text;

/// <summary>
/// All weights of a classifier, as its file has them: those of naive Bayes begin with <c>naive_bayes.</c>
/// </summary>
/// <param name="model">The network.</param>
/// <param name="naiveBayes">Naive Bayes; null if it does not vote.</param>
/// <param name="counted">Whether what is counted before training is among them too.</param>
internal sealed class ClassifierWeights(TextClassifierModel model, NaiveBayesVote? naiveBayes, bool counted = true)
    : IModule
{
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() =>
    [
        .. model.NamedParameters(),
        .. naiveBayes?.Under("naive_bayes").Where(entry => counted || entry.Parameter == naiveBayes.Weights) ?? [],
    ];
}
