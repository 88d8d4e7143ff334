using Unroll.Cli.Tasks;
using Unroll.Text;

namespace Unroll.Cli.Options;

/// <summary>Turns the option names in messages of the library into the flags of the command line.</summary>
internal static class Flags
{
    private static readonly Dictionary<string, string> All = TextTasks.All
        .SelectMany(task => (IEnumerable<TextOption>)
            [.. task.FileOptions, .. task.ModelOptions, .. task.EvaluateOptions, .. task.PredictOptions])
        .Concat(TextOption.Of(TrainingOptions.Declared, new()))
        .Where(option => option.Property is not null)
        .DistinctBy(option => option.Property)
        .ToDictionary(option => option.Property!, option => $"--{option.Flag}");

    /// <summary>A message with the flags of its options.</summary>
    public static string Spell(string message) => OptionNames.Spell(message, All.GetValueOrDefault);
}
