using System.CommandLine;
using Unroll.Cli.Samples;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary><c>train classify</c>: learns to tell which class a text belongs to, and writes the model.</summary>
internal sealed class TrainClassifyCommand : Command
{
    // The sample's texts are short and say in characters what language they are in: a small network learns them in
    // seconds.
    private static readonly TextClassifierOptions SampleModel =
        new() { Tokens = "characters", Embedding = 64, Hidden = 128, Bidirectional = true, Dropout = 0.2f };
    private static readonly TrainingOptions SampleTraining = new() { Epochs = 8, LearningRate = 2e-3f };

    private readonly TrainingRunChoices _run = new(
        "texts", Sample.Classification, new TrainingOptions(), SampleTraining);
    private readonly TextFileChoices _files = new();
    private readonly ClassifierChoices _network = new();

    public TrainClassifyCommand(Terminal terminal)
        : base("classify",
            "Learn to tell which class a text belongs to. Without --data it learns a built-in sample, with settings "
            + "that suit it.")
    {
        _run.AddTo(this, _files.All, _network.All);
        SetAction(parsed =>
        {
            var plan = Read(parsed);
            return TrainingFlow.Run(
                plan, [plan.Data, plan.Dev, plan.Test, plan.Options.Vectors?.Path], () =>
                new ClassifyRun(plan, terminal), terminal);
        });
    }

    private ClassifyPlan Read(ParseResult parsed)
    {
        var plan = _run.Read(parsed, _files.All);
        return new ClassifyPlan(
            plan, _files.Read(parsed),
            _network.Read(parsed, plan.Data is null ? SampleModel : new TextClassifierOptions()));
    }
}
