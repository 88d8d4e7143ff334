using System.CommandLine;
using Unroll.Cli.Views;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary><c>train classify</c>: learns to tell which class a text belongs to, and writes the model.</summary>
internal sealed class TrainClassifyCommand : Command
{
    private readonly ClassifyOptions _options = new();

    public TrainClassifyCommand(Terminal terminal)
        : base("classify", "Learn to tell which class a text belongs to. Without --data it learns a built-in sample, with settings that suit it.")
    {
        _options.AddTo(this);
        SetAction(parsed => Run(_options.Read(parsed), terminal));
    }

    private static int Run(ClassifyPlan plan, Terminal terminal)
    {
        using var threads = ThreadLimit.Of(plan.Threads);
        OutputFile.Check(plan.ModelPath, plan.Data, plan.Dev, plan.Test, plan.Options.Vectors?.Path);
        var data = ClassifyData.Read(plan, terminal);
        if (!plan.Json && plan.Options.Vectors is { } vectors)
            terminal.Output.WriteLine($"reading   {vectors.Path}");
        var training = Prepare(plan, data);
        var view = TrainingViews.For(terminal, plan.Json);
        if (!plan.Json && training.WordsWithVectors > 0)
            terminal.Output.WriteLine($"vectors   {Amount.Of(training.WordsWithVectors, "word")} of the training texts {(training.WordsWithVectors == 1 ? "has" : "have")} one");
        view.Begin(data, plan with { Options = training.Options }, training.TextsCut);
        terminal.EndsInOrder = true;
        try
        {
            view.Watch(progress => training.Run(progress, terminal.Interrupted));
        }
        catch (TrainingDivergedException failure) when (training.Classifier is { } good)
        {
            good.Save(plan.ModelPath);
            throw new TrainingDivergedException($"{failure.Message}; the last good epoch's model is in {plan.ModelPath}", failure);
        }
        if (training.Classifier is not { } classifier)
            throw new OperationCanceledException();
        classifier.Save(plan.ModelPath);
        var interrupted = terminal.Interrupted.IsCancellationRequested;
        var test = data.Test.Length > 0 && !interrupted ? classifier.Evaluate(data.Test, terminal.Interrupted) : null;
        view.End(new ClassifyOutcome(plan, training, classifier, data, test, interrupted));
        return interrupted ? ExitCode.Interrupted : ExitCode.Success;
    }

    private static TextClassifierTraining Prepare(ClassifyPlan plan, ClassifyData data)
    {
        try
        {
            return new TextClassifierTraining(data.Train, plan.Options, plan.Training, data.Dev);
        }
        catch (ArgumentException failure)
        {
            throw new InvalidDataException($"{(failure.ParamName == "dev" ? plan.Dev : data.Source)}: {PlainMessage.Of(failure)}", failure);
        }
    }
}
