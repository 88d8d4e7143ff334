namespace Unroll.Peers;

internal sealed class CrfWorkload : IWorkload
{
    public string Name => "crf";

    public string Summary => "linear-chain CRF of 17 and of 50 tags: loss and gradient, and loss alone; batches of 32";

    public IEnumerable<Contest> Contests()
    {
        var text = TaggedText.Find();
        foreach (var tags in new[] { 17, 50 })
        {
            var problem = new CrfProblem(text, tags);
            yield return new Contest(
                $"{Name}-{tags}",
                $"CRF of {tags} tags: loss and gradient, or loss alone; batches of 32; lengths of {problem.Source}",
                "tokens",
                (step, _) => problem.Batches[step % problem.Batches.Count].Batch.Rows,
                [Entry.Unroll(() => new UnrollCrf(problem)), Entry.Torch(() => new TorchCrf(problem))])
            {
                Word = phase => phase == Phase.Training ? "loss and gradient" : "loss",
            };
        }
    }
}
