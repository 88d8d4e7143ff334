using Unroll.Cli.Options;
using Unroll.Cli.Tasks;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>The tasks that the command line has.</summary>
internal sealed class KnownTasks(params ITask[] all)
{
    public IReadOnlyList<ITask> All => all;

    /// <summary>What messages call the options of all tasks.</summary>
    public Flags Flags { get; } = new(all);

    /// <summary>A model and its task, after checking that the options belong to the task.</summary>
    /// <param name="path">The model's file.</param>
    /// <param name="options">The options of a task that a command takes.</param>
    /// <param name="given">The values of all options that were given.</param>
    /// <exception cref="UsageException">
    /// An option of another task was given, or a value that the task does not accept.
    /// </exception>
    public (ITask Task, ITextModel Model) Load(
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
                throw new UsageException($"{PlainMessage.Of(failure)}, as the model {task.Does}");
            }
        }
        return (task, model);
    }
}
