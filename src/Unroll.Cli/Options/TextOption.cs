using System.CommandLine;
using Unroll.Text;

namespace Unroll.Cli.Options;

/// <summary>An option whose value is a text that the library, or a task, reads.</summary>
/// <param name="Flag">Its name without dashes.</param>
/// <param name="Form">The form of its value.</param>
/// <param name="Help">The sentence that explains it.</param>
internal sealed record TextOption(string Flag, string Form, string Help)
{
    /// <summary>Its name in the library's messages; null if they do not know it.</summary>
    public string? Property { get; init; }

    /// <summary>How many values it takes; without one, its value is <c>true</c>.</summary>
    public ArgumentArity Arity { get; init; } = ArgumentArity.ExactlyOne;

    /// <summary>Throws an <see cref="ArgumentException"/> if the option does not accept a value.</summary>
    public Action<string> Check { get; init; } = _ => { };

    /// <summary>The options that the library declares.</summary>
    /// <param name="declared">Their declarations.</param>
    /// <param name="standard">The defaults.</param>
    public static IEnumerable<TextOption> Of<T>(OptionList<T> declared, T standard) =>
        from option in declared
        where option.Flag is not null
        let unset = option.TextOf(standard) ?? option.Unset
        select new TextOption(
            option.Flag!, option.Form, unset is null ? option.Help : $"{option.Help.TrimEnd('.')} [{unset}].")
        {
            Property = option.Property,
            Arity = option.IsSwitch ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne,
            Check = text => option.Parse(standard, text),
        };

    /// <summary>The properties that no option sets.</summary>
    public static IEnumerable<string> Unflagged<T>(OptionList<T> declared) =>
        declared.Where(option => option.Flag is null).Select(option => option.Property);

    /// <summary>The option of a command.</summary>
    public Option<string?> ToOption() => new($"--{Flag}")
    {
        Description = Help,
        HelpName = Form.Length > 0 ? Form : null,
        Arity = Arity,
        CustomParser = result =>
        {
            var text = result.Tokens is [var token] ? token.Value : bool.TrueString;
            try
            {
                Check(text);
            }
            catch (ArgumentException failure)
            {
                result.AddError(PlainMessage.Of(failure));
            }
            return text;
        },
    };
}
