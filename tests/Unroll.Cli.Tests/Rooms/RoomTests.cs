using System.Reflection;

namespace Unroll.Cli.Tests.Rooms;

/// <summary>
/// Which folder uses which is what <c>docs/architecture.md</c> prints, so that the page cannot differ from the code.
/// </summary>
public class RoomTests
{
    private static readonly RoomsPage Page = new();

    public static TheoryData<string> Assemblies => ["Unroll", "Unroll.Text", "Unroll.Cli"];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void AFolderUsesThoseThatThePageNamesAndNoOthers(string assembly)
    {
        var table = Page.MayUse(assembly);
        using var use = new UseOfRooms(Assembly.Load(assembly));
        Assert.Equal(use.Rooms.Order(), table.Keys.Order());
        Assert.Empty(use.Examples.Where(one => !table[one.Key.From].Contains(one.Key.To))
            .Select(one => $"{one.Key.From} uses {one.Key.To} ({one.Value}), which the page does not allow"));
        Assert.Empty(table.SelectMany(row => row.Value.Where(to => !use.Examples.ContainsKey((row.Key, to)))
            .Select(to => $"{row.Key} may use {to} on the page, but does not")));
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void FoldersThatUseEachOtherAreNamedWithAReason(string assembly)
    {
        var table = Page.MayUse(assembly);
        var groups = table.Keys.Select(room => table.Keys.Where(other => Reaches(room, other) && Reaches(other, room)))
            .Select(group => string.Join(", ", group.Order())).Where(group => group.Contains(',')).Distinct();
        Assert.Equal(Page.Cycles(assembly).Select(group => string.Join(", ", group.Order())).Order(), groups.Order());

        bool Reaches(string from, string to)
        {
            var seen = new HashSet<string>();
            var open = new Stack<string>(table[from]);
            while (open.TryPop(out var room))
            {
                if (seen.Add(room))
                    Array.ForEach(table[room], open.Push);
            }
            return seen.Contains(to) || from == to;
        }
    }

    [Fact]
    public void CommandsAndViewsKnowNoTaskAndNoTaskAnother()
    {
        string[] tasks = ["Classification", "Tagging", "Translation"];
        var table = Page.MayUse("Unroll.Cli");
        foreach (var room in (string[])["Commands", "Views", "Tasks", "Options", .. tasks])
            Assert.Empty(table[room].Intersect(tasks));
        Assert.DoesNotContain("Commands", tasks.Append("Views").Append("Tasks").SelectMany(room => table[room]));
    }

    [Fact]
    public void TextUsesTheInternalsOfTheCoreThatThePageNames()
    {
        using var use = new UseOfRooms(Assembly.Load("Unroll.Text"));
        Assert.Equal(Page.Internals.Order(), use.InternalsOf(typeof(Tensor).Assembly).Order());
    }

    [Fact]
    public void PublicAndInternalTypesLieInTheNamespaceOfTheirAssembly()
    {
        foreach (var name in (string[])["Unroll", "Unroll.Text"])
        {
            using var use = new UseOfRooms(Assembly.Load(name));
            Assert.Empty(use.Types.Where(type => type.Namespace != name).Select(type => type.FullName));
        }
    }

    [Fact]
    public void TheTestSeesWhatIsUsed()
    {
        using var use = new UseOfRooms(typeof(Tensor).Assembly);
        Assert.Contains(("Operations", "Threading"), use.Examples.Keys); // a call in a body
        Assert.Contains(("Losses", "Tensors"), use.Examples.Keys); // a type of a signature
        Assert.Contains(("Layers", "Operations"), use.Examples.Keys); // a method of a type in two folders
    }
}
