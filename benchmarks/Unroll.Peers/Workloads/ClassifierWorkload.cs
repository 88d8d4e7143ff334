namespace Unroll.Peers;

internal sealed class ClassifierWorkload : IWorkload
{
    public string Name => "classifier";

    public string Summary => "text classifier: embedding 128, packed LSTM 256, linear; Adam; batches of 32";

    public IEnumerable<Contest> Contests()
    {
        var problem = new ClassifierProblem(LabelledText.Find());
        yield return new Contest(
            $"classifier, {problem.Source}: embedding 128, packed LSTM 256, linear, Adam; batch 32, {problem.VocabularySize} words",
            "tokens",
            (step, _) => problem.Batches[step % problem.Batches.Count].Tokens,
            side => side.Classifier(problem));
    }
}
