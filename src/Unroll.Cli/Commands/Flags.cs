using Unroll.Cli.Options;
using Unroll.Cli.Tasks;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>
/// Turns the option names in messages of the library into the flags of the command line, and those of options that have
/// none into words.
/// </summary>
internal sealed class Flags(IEnumerable<ITask> tasks)
{
    private readonly Dictionary<string, string> _all = tasks
        .SelectMany(task => (IEnumerable<TextOption>)
            [.. task.FileOptions, .. task.ModelOptions, .. task.EvaluateOptions, .. task.PredictOptions])
        .Concat(TextOption.Of(TrainingOptions.Declared, new()))
        .Where(option => option.Property is not null)
        .DistinctBy(option => option.Property)
        .ToDictionary(option => option.Property!, option => $"--{option.Flag}");

    private readonly HashSet<string> _unflagged = [.. tasks.SelectMany(task => task.Unflagged)];

    /// <summary>A message with the flags of its options.</summary>
    public string Spell(string message) => OptionNames.Spell(message, property =>
        _all.GetValueOrDefault(property) ?? (_unflagged.Contains(property) ? InWords(property) : null));

    private static string InWords(string property) => string.Concat(property.Select((letter, at) =>
        at > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
