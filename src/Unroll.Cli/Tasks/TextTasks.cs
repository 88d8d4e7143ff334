using Unroll.Cli.Classification;
using Unroll.Cli.Tagging;
using Unroll.Cli.Translation;
using Unroll.Cli.Options;
using Unroll.Text;

namespace Unroll.Cli.Tasks;

/// <summary>The tasks that the command line has.</summary>
internal static class TextTasks
{
    public static IReadOnlyList<ITask> All { get; } = [new ClassifyTask(), new TagTask(), new TranslateTask()];

    /// <summary>A model and its task, with the options that are the task's.</summary>
    /// <param name="path">The model's file.</param>
    /// <param name="options">The options of a task that a command takes.</param>
    /// <param name="given">The texts of all that were given.</param>
    /// <exception cref="UsageException">One was given that is another task's.</exception>
    public static (ITask Task, ITextModel Model) Load(
        string path, Func<ITask, IEnumerable<TextOption>> options, IReadOnlyDictionary<string, string> given)
    {
        var model = TextModels.Load(path);
        var task = All.First(task => task.Name == model.Task);
        var own = options(task).Select(option => option.Flag).ToHashSet();
        if (given.Keys.FirstOrDefault(flag => !own.Contains(flag)) is { } other)
            throw new UsageException($"--{other} was given, but the model {task.Does}; "
                + (task.InPlaceOf(other) ?? "leave it out"));
        return (task, model);
    }
}
