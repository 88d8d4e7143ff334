using System.CommandLine;
using Unroll.Cli.Samples;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary><c>train tag</c>: learns to tag every token of a sentence, and writes the model.</summary>
internal sealed class TrainTagCommand : Command
{
    // The samples' sentences are few and short, and built from few patterns.
    private static readonly SequenceTaggerOptions SampleModel =
        new() { Embedding = 64, Hidden = 96, CharacterHidden = 32, Dropout = 0.3f, WordDropout = 0.05f };
    private static readonly TrainingOptions SampleTraining = new() { Epochs = 8, BatchSize = 16, LearningRate = 3e-3f };

    private readonly TrainingRunChoices _run = new("sentences", Sample.Tagging, new TrainingOptions(), SampleTraining);
    private readonly TaggedFileChoices _files = new();
    private readonly TaggerChoices _network = new();

    public TrainTagCommand(Terminal terminal)
        : base("tag",
            "Learn to tag every token of a sentence: parts of speech, names, words. Without --data it learns a "
            + "built-in sample, with settings that suit it.")
    {
        _run.AddTo(this, _files.All, _network.All);
        SetAction(parsed =>
        {
            var plan = Read(parsed);
            return TrainingFlow.Run(
                plan, [plan.Data, plan.Dev, plan.Test, plan.Options.Vectors?.Path], () =>
                new TagRun(plan, terminal), terminal);
        });
    }

    private TagPlan Read(ParseResult parsed)
    {
        var plan = _run.Read(parsed, _files.All);
        var options = _network.Read(
            parsed, plan.Data is null ? SampleModel : new SequenceTaggerOptions(), out var tokens);
        if (plan.Training.LabelSmoothing > 0 && options.Head == TagHead.Crf)
            throw new UsageException(
                "--label-smoothing spreads each token's target over all tags, but --head crf learns the tags of a "
                + "sentence together; give --head softmax, or leave it out");
        return new TagPlan(plan, _files.Read(parsed), options, tokens);
    }
}
