namespace Unroll.Peers;

internal sealed class TaggerWorkload : IWorkload
{
    public string Name => "tagger";

    public string Summary => "part-of-speech tagger: embedding 128, packed BiLSTM 256, linear; Adam; batches of 32";

    public IEnumerable<Contest> Contests()
    {
        var problem = new TaggerProblem(TaggedText.Find());
        yield return new Contest(
            $"tagger, {problem.Source}: embedding 128, packed BiLSTM 256, linear at every step, Adam; batch 32, {problem.VocabularySize} words, {problem.Tags} tags",
            "tokens",
            (step, _) => problem.Batches[step % problem.Batches.Count].Rows,
            side => side.Tagger(problem));
    }
}
