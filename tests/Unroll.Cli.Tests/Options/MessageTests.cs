using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Unroll.Cli.Tests.Options;

/// <summary>
/// Messages of the library, as its source has them, name options so that the command line can spell them.
/// </summary>
public partial class MessageTests
{
    private static readonly (string File, string Line)[] Lines = [.. ReadLines()];

    [Fact]
    public void NoMessageHasAFlag() => Assert.All(
        Lines.SelectMany(line => Literal.Matches(line.Line), (line, literal) => $"{line.File}: {literal.Value}"),
        literal => Assert.DoesNotMatch("--[a-z]", literal));

    [Fact]
    public void EveryMarkIsThatOfADeclaredOption()
    {
        var marked = Lines
            .SelectMany(line => Literal.Matches(line.Line), (line, literal) => (line.File, Text: literal.Value))
            .SelectMany(literal => Marked.Matches(literal.Text), (literal, name) => (literal.File, Name: name.Value))
            .ToArray();
        Assert.NotEmpty(marked);
        Assert.All(marked, name =>
            Assert.StartsWith("--", CommandLine.Tasks.Flags.Spell(name.Name), StringComparison.Ordinal));
    }

    /// <summary>A property of several words is no word of a sentence, so where it stands it needs its marks.</summary>
    [Fact]
    public void EveryPropertyInAMessageIsMarked()
    {
        var properties = DeclaredNames.All.Select(one => one.Property.Split('.')[^1])
            .Where(name => name.Skip(1).Any(char.IsUpper)).ToHashSet();
        var words = Lines
            .SelectMany(line => Literal.Matches(line.Line), (line, literal) => (line.File, Text: literal.Value))
            .Where(literal => literal.Text.Contains(' ', StringComparison.Ordinal))
            .SelectMany(literal => Word.Matches(Code.Replace(literal.Text, "")), (literal, word) =>
                (literal.File, Word: word.Value));
        Assert.All(words, word => Assert.DoesNotContain(word.Word, properties));
    }

    /// <summary>The lines of code, without comments.</summary>
    private static IEnumerable<(string File, string Line)> ReadLines([CallerFilePath] string test = "")
    {
        var source = Path.Combine(Path.GetDirectoryName(test)!, "..", "..", "..", "src", "Unroll.Text");
        return
            from file in Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            let folder = Path.GetRelativePath(source, file).Split(Path.DirectorySeparatorChar)[0]
            where folder is not ("bin" or "obj")
            from line in File.ReadLines(file)
            where !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
            select (Path.GetFileName(file), line);
    }

    [GeneratedRegex("""
        "(\\.|[^"\\])*"
        """)]
    private static partial Regex Literal { get; }

    /// <summary>What a literal interpolates, and what it marks.</summary>
    [GeneratedRegex(@"\{[^{}]*\}|`[^`]*`")]
    private static partial Regex Code { get; }

    /// <summary>A word that is no member of something, as it is in code.</summary>
    [GeneratedRegex("(?<![.A-Za-z])[A-Za-z]+")]
    private static partial Regex Word { get; }

    [GeneratedRegex("`[^`{}]+`")]
    private static partial Regex Marked { get; }
}
