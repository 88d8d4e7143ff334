using System.CommandLine;
using Unroll.Cli.Samples;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>
/// <c>train translate</c>: learns to write what a text says in another language or form, and writes the model.
/// </summary>
internal sealed class TrainTranslateCommand : Command
{
    // Each pair of a corpus is seen some ten times, and the vocabulary is far larger than other tasks' lists of labels.
    private static readonly TrainingOptions Standard =
        new()
        {
            Epochs = 12,
            BatchSize = 64,
            LearningRate = 1.5e-3f,
            Schedule = new CosineSchedule(300),
            ClipNorm = 1,
            LabelSmoothing = 0.1f
        };

    private readonly TrainingRunChoices _run = new(
        "sentences", Sample.Translation, Standard, TranslationRecipe.Training);
    private readonly ParallelFileChoices _files = new();
    private readonly TranslatorChoices _network = new();

    public TrainTranslateCommand(Terminal terminal)
        : base("translate",
            "Learn to translate sentences. Without --data it learns a built-in sample, with settings that suit it.")
    {
        _run.AddTo(this, _files.All, _network.All);
        SetAction(parsed =>
        {
            var plan = Read(parsed);
            return TrainingFlow.Run(
                plan, [plan.Data, plan.Dev, plan.Test, .. plan.Files.All, plan.Options.Vectors?.Path], () =>
                new TranslateRun(plan, terminal), terminal);
        });
    }

    private TranslatePlan Read(ParseResult parsed)
    {
        var plan = _run.Read(parsed, _files.All);
        return new TranslatePlan(
            plan, _files.Read(parsed, plan),
            _network.Read(parsed, plan.Data is null ? TranslationRecipe.Model : new TranslatorOptions()));
    }
}
