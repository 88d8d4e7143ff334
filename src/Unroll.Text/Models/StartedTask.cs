namespace Unroll.Text;

/// <summary>
/// A task whose model started from another's weights: a checkpoint of its training belongs to that model too.
/// </summary>
/// <param name="task">The task.</param>
/// <param name="from">The model that training starts from.</param>
internal sealed class StartedTask(ITrainingTask task, ITextModel from) : ITrainingTask
{
    public IModule Model => task.Model;

    public IReadOnlyList<int> Lengths => task.Lengths;

    public bool HasDev => task.HasDev;

    public IEnumerable<KeyValuePair<string, string>> Identity =>
    [
        .. task.Identity,
        DataDigest.Of("the model to start from", digest =>
        {
            foreach (var (name, parameter) in from.Model.NamedParameters())
            {
                digest.Add(name);
                digest.Add(parameter.Value.Span);
            }
        }),
    ];

    public BatchLoss Loss(IReadOnlyList<int> batch, TrainingPass pass) => task.Loss(batch, pass);

    public IScores Score(CancellationToken cancellationToken) => task.Score(cancellationToken);

    public void DropScored() => task.DropScored();
}
