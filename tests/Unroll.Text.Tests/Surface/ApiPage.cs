using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Unroll.Text.Tests.Documentation;

namespace Unroll.Text.Tests;

/// <summary>
/// <c>docs/api.md</c>: every public type with the first sentence of its summary, and its members as
/// <c>PublicAPI.Shipped.txt</c> declares them.
/// </summary>
internal static partial class ApiPage
{
    public static string Path { get; } = System.IO.Path.Combine(Page.Root, "docs", "api.md");

    public static string Text
    {
        get
        {
            var page = new StringBuilder(
                """
                # Public surface
                A test writes this page from `PublicAPI.Shipped.txt` and `PublicAPI.Unshipped.txt` of each package
                (`UNROLL_WRITE_PAGES=1 dotnet test --project tests/Unroll.Text.Tests --filter-class "*ApiPageTests"`).
                Members that C# adds to records are left out. Everything else about a member is in its documentation.

                """.ReplaceLineEndings("\n"));
            Write(page, "Unroll", typeof(Tensor).Assembly.Location);
            Write(page, "Unroll.Text", typeof(TextClassifier).Assembly.Location);
            return page.ToString();
        }
    }

    private static void Write(StringBuilder page, string package, string assembly)
    {
        var documents = XDocument.Load(System.IO.Path.ChangeExtension(assembly, ".xml")).Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("summary"));
        var lines = new[] { "Shipped", "Unshipped" }
            .SelectMany(kind => File.ReadLines(
                System.IO.Path.Combine(Page.Root, "src", package, $"PublicAPI.{kind}.txt")))
            .Where(line => !line.StartsWith('#') && line.Length > 0).ToList();
        var types = lines.Where(line => TypeLine().IsMatch(line)).ToHashSet();
        page.Append($"\n## {package}\n");
        foreach (var type in types.Order(StringComparer.Ordinal))
        {
            page.Append($"\n### {Short(type)}\n").Append(SentenceOf(documents.GetValueOrDefault($"T:{IdOf(type)}")));
            var members = lines
                .Where(line => !types.Contains(line) && TypeOf(line, types) == type && !OfRecord().IsMatch(line))
                .Select(Short).Order(StringComparer.Ordinal).ToList();
            if (members.Count > 0)
                page.Append($"```\n{string.Join('\n', members)}\n```\n");
        }
    }

    private static string? TypeOf(string line, HashSet<string> types)
    {
        var name = Modifiers().Replace(line, "");
        return types.Where(type => name.StartsWith($"{type}.", StringComparison.Ordinal)).MaxBy(type => type.Length);
    }

    private static string IdOf(string type) =>
        Parameters().Replace(type, match => $"`{match.Value.Split(',').Length}");

    /// <summary>Without namespaces, without marks of what cannot be null.</summary>
    private static string Short(string line) =>
        Namespaces().Replace(line, "").Replace("!", "", StringComparison.Ordinal);

    private static string SentenceOf(XElement? summary)
    {
        if (summary is null)
            return "";
        foreach (var reference in summary.Descendants().Where(one => one.Attribute("cref") is not null).ToList())
            reference.ReplaceWith(reference.Attribute("cref")!.Value.Split('(')[0].Split('.', ':')[^1].Split('`')[0]);
        var text = Blanks().Replace(summary.Value, " ").Trim();
        return $"{Lines().Replace(FirstSentence().Match(text).Value, "$1\n")}";
    }

    [GeneratedRegex(@"^[\w.]+(<[\w, ]+>)?$")]
    private static partial Regex TypeLine();

    [GeneratedRegex("^((static|override|virtual|abstract|const|readonly|sealed) )+")]
    private static partial Regex Modifiers();

    [GeneratedRegex(@"<.*>")]
    private static partial Regex Parameters();

    [GeneratedRegex(@"\b(Unroll\.Text|Unroll|System(\.[A-Z]\w+)*)\.(?=[A-Z])")]
    private static partial Regex Namespaces();

    [GeneratedRegex(@"<Clone>\$|\.Equals\(|\.GetHashCode\(|\.ToString\(\)|\.PrintMembers|\.EqualityContract|"
        + @"\.operator [!=]=\(|\.Deconstruct\(|\.init -> void$")]
    private static partial Regex OfRecord();

    [GeneratedRegex(@"^.*?(?<!\b(al|e\.g|i\.e))(\.(?= )|$)")]
    private static partial Regex FirstSentence();

    [GeneratedRegex(@"(.{1,120})( |$)")]
    private static partial Regex Lines();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
