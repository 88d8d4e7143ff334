using Unroll.Cli.Options;
using Unroll.Cli.Tasks;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>Turns the option names in messages of the library into the flags of the command line.</summary>
internal sealed class Flags(IEnumerable<ITask> tasks)
{
    private readonly Dictionary<string, string> _all = tasks
        .SelectMany(task => (IEnumerable<TextOption>)
            [.. task.FileOptions, .. task.ModelOptions, .. task.EvaluateOptions, .. task.PredictOptions])
        .Concat(TextOption.Of(TrainingOptions.Declared, new()))
        .Where(option => option.Property is not null)
        .DistinctBy(option => option.Property)
        .ToDictionary(option => option.Property!, option => $"--{option.Flag}");

    /// <summary>A message with the flags of its options.</summary>
    public string Spell(string message) => OptionNames.Spell(message, _all.GetValueOrDefault);
}
