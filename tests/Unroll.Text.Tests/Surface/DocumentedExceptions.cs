using System.Collections.Concurrent;
using System.Reflection;
using System.Xml.Linq;

namespace Unroll.Text.Tests;

/// <summary>What the pages of the packages say that a member throws.</summary>
internal static class DocumentedExceptions
{
    private static readonly ConcurrentDictionary<Assembly, XElement[]> Pages = [];

    /// <summary>Whether a member's page, that of an overload or of what it implements names an exception.</summary>
    public static bool Name(MethodBase member, Type exception) =>
        member.DeclaringType!.GetInterfaces().Prepend(member.DeclaringType).SelectMany(type => PagesOf(type, member))
            .SelectMany(page => page.Elements("exception"))
            .Any(named => named.Attribute("cref")!.Value == $"T:{exception.FullName}");

    private static IEnumerable<XElement> PagesOf(Type type, MethodBase member)
    {
        var name = member switch
        {
            ConstructorInfo => "#ctor",
            { Name: ['g' or 's', 'e', 't', '_', .. var property] } => property,
            _ => member.Name,
        };
        var id = $"{(type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName}.{name}";
        return Pages.GetOrAdd(type.Assembly, Load).Where(page => IdOf(page) == id);
    }

    /// <summary>The name without the kind before it and the parameters after it.</summary>
    private static string IdOf(XElement page) => page.Attribute("name")!.Value[2..].Split('(', 2)[0].Split("``", 2)[0];

    private static XElement[] Load(Assembly assembly) =>
        File.Exists(Path.ChangeExtension(assembly.Location, ".xml"))
            ? [.. XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")]
            : [];
}
