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

    /// <summary>A model and its task, after checking that the options belong to the task.</summary>
    /// <param name="path">The model's file.</param>
    /// <param name="options">The options of a task that a command takes.</param>
    /// <param name="given">The values of all options that were given.</param>
    /// <exception cref="UsageException">
    /// An option of another task was given, or a value that the task does not accept.
    /// </exception>
    public static (ITask Task, ITextModel Model) Load(
        string path, Func<ITask, IEnumerable<TextOption>> options, IReadOnlyDictionary<string, string> given)
    {
        var model = TextModels.Load(path);
        var task = All.First(task => task.Name == model.Task);
        var own = options(task).ToDictionary(option => option.Flag);
        foreach (var (flag, text) in given)
        {
            if (!own.TryGetValue(flag, out var option))
                throw new UsageException($"--{flag} was given, but the model {task.Does}; "
                    + (task.InPlaceOf(flag) ?? "leave it out"));
            try
            {
                option.Check(text);
            }
            catch (ArgumentException failure)
            {
                throw new UsageException($"{Flags.Spell(PlainMessage.Of(failure))}, as the model {task.Does}");
            }
        }
        return (task, model);
    }
}
