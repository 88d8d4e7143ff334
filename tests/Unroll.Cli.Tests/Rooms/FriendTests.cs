using System.Xml.Linq;

namespace Unroll.Cli.Tests.Rooms;

/// <summary>Who may see internals: tests, and Unroll.Text those of Unroll that docs/architecture.md names.</summary>
public class FriendTests
{
    [Theory]
    [InlineData("Unroll", "Unroll.Tests", "Unroll.Text")]
    [InlineData("Unroll.Text", "Unroll.Text.Tests")]
    [InlineData("Unroll.Cli", "Unroll.Cli.Tests")]
    public void ProjectsShowInternalsToTheirTestsAndTheCoreToText(string project, params string[] friends)
    {
        var file = XDocument.Load(Path.Combine(RoomsPage.Repository, "src", project, $"{project}.csproj"));
        Assert.Equal(
            friends,
            file.Descendants("InternalsVisibleTo").Select(friend => friend.Attribute("Include")!.Value).Order());
        // A source could say so too.
        Assert.Equal(friends, System.Reflection.Assembly.Load(project)
            .GetCustomAttributesData().Where(one => one.AttributeType.Name == "InternalsVisibleToAttribute")
            .Select(one => (string)one.ConstructorArguments[0].Value!).Order());
    }
}
