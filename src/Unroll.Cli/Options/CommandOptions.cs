using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Unroll.Cli.Options;

/// <summary>Makes the command line's own options, which say themselves what they expect.</summary>
internal static class CommandOptions
{
    public static Option<bool> Flag(string name, string description) =>
        new(name) { Description = description, Arity = ArgumentArity.Zero };

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

    /// <summary>Several whole numbers, separated by commas, in rising order.</summary>
    public static Option<int[]?> Wholes(string name, string description, int least, int most) =>
        Parsed<int[]>(name, "N,N,...", description, text =>
        {
            int[] numbers = [.. text.Split(',').Select(part =>
                int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)];
            return numbers.SequenceEqual(numbers.Order().Distinct()) && numbers[0] >= least && numbers[^1] <= most
                ? numbers : null;
        }, $"whole numbers from {least} to {most} in rising order, such as 10,50,100");

    /// <summary>One of some values, by its name.</summary>
    public static Option<T?> Choice<T>(string name, string description, IReadOnlyList<T> values, Func<T, string> nameOf)
        where T : class
    {
        string[] names = [.. values.Select(nameOf)];
        return Parsed(name, string.Join('|', names), description, text =>
            values.FirstOrDefault(value => nameOf(value) == text), $"{string.Join(" or ", names)}");
    }

    /// <summary>A file's name; a name that begins with two dashes is a mistyped option, not a file.</summary>
    public static Option<string?> File(string name, string description) =>
        Parsed<string?>(name, "FILE", description, text =>
        text.Length == 0 || text.StartsWith("--", StringComparison.Ordinal) ? null : text, "a file");

    /// <summary>A file name that a command takes as an argument.</summary>
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
}
