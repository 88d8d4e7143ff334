using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Unroll.Cli.Commands;

/// <summary>Makes options that say themselves what they expect.</summary>
internal static class OptionKinds
{
    public static Option<bool> Flag(string name, string description) =>
        new(name) { Description = description, Arity = ArgumentArity.Zero };

    /// <summary>A flag that can also be said to be false.</summary>
    public static Option<bool?> Switch(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "true|false",
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = result => result.Tokens.Count == 0 ? true
            : Parse(result, name, text => bool.TryParse(text, out var value) ? value : (bool?)null, "true or false"),
    };

    public static Option<int?> Whole(string name, string description, int least = 1, int most = int.MaxValue) =>
        Parsed<int?>(name, "N", description, text =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least
            && value <= most ? value : null,
        most == int.MaxValue ? $"a whole number of {least} or more" : $"a whole number from {least} to {most}");

    public static Option<ulong?> Seed(string name, string description) => Parsed<ulong?>(name, "N", description, text =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null,
            "a whole number of 0 or more");

    public static Option<float?> Number(string name, string description, Func<float, bool> fits, string expected) =>
        Parsed<float?>(name, "X", description, text =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && float.IsFinite(value)
            && fits(value) ? value : null, expected);

    public static Option<float?> Share(string name, string description) =>
        Number(name, description, x => x is >= 0 and < 1, "0 or more and less than 1");

    public static Option<string?> OneOf(string name, string description, params IEnumerable<string> choices)
    {
        string[] all = [.. choices];
        return Parsed<string?>(
            name, string.Join('|', all), description, text =>
            all.Contains(text) ? text : null, $"{string.Join(", ", all[..^1])} or {all[^1]}");
    }

    /// <summary>
    /// One of an enumeration, whose names are as <paramref name="parse"/> takes them; other names than those shown may
    /// be known too.
    /// </summary>
    public static Option<T?> Named<T>(
        string name, string description, IEnumerable<string> names, Func<string, T> parse) where T : struct, Enum =>
        new(name)
        {
            Description = description,
            HelpName = string.Join('|', names),
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result => Parse<T?>(result, name, text => parse(text)),
        };

    /// <summary>A file's name; one that begins with two dashes is an option that was mistyped, not a file.</summary>
    public static Option<string?> File(string name, string description) =>
        Parsed<string?>(name, "FILE", description, text =>
        text.Length == 0 || text.StartsWith("--", StringComparison.Ordinal) ? null : text, "a file");

    /// <summary>The name of a file that a command takes without an option.</summary>
    public static Argument<string> FileArgument(string name, string description)
    {
        var argument = new Argument<string>(name) { Description = description };
        argument.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: "" }])
                result.AddError($"{name} is '', but a file was expected");
        });
        return argument;
    }

    /// <summary>An option whose parser says itself what is wrong, by an <see cref="ArgumentException"/>.</summary>
    public static Option<T?> Parsed<T>(string name, string form, string description, Func<string, T> parse) where T
        : class => new(name)
        {
            Description = description,
            HelpName = form,
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result => Parse(result, name, parse),
        };

    private static Option<T?> Parsed<T>(
        string name, string form, string description, Func<string, T?> parse, string expected) => new(name)
        {
            Description = description,
            HelpName = form,
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result => Parse(result, name, parse, expected),
        };

    private static T? Parse<T>(ArgumentResult result, string name, Func<string, T?> parse, string expected)
    {
        var text = result.Tokens[0].Value;
        var value = parse(text);
        if (value is null)
            result.AddError($"{name} is {Quoted.Cell(text)}, but {expected} was expected");
        return value;
    }

    private static T? Parse<T>(ArgumentResult result, string name, Func<string, T> parse)
    {
        try
        {
            return parse(result.Tokens[0].Value);
        }
        catch (ArgumentException failure)
        {
            result.AddError($"{name}: {PlainMessage.Of(failure)}");
            return default;
        }
    }
}
