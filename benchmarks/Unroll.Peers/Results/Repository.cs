namespace Unroll.Peers;

/// <summary>The repository that this program was built in, found upwards from the program.</summary>
internal static class Repository
{
    private const string Project = "Unroll.Peers";

    /// <summary>Where results are kept.</summary>
    /// <exception cref="DirectoryNotFoundException">The program is not where it was built.</exception>
    public static string Results() => Path.Combine(ProjectFolder().Parent?.FullName ?? "", "results");

    /// <summary>A program that was built along with this one, in the same configuration.</summary>
    /// <exception cref="FileNotFoundException">It was not built.</exception>
    public static string Program(string project)
    {
        var here = ProjectFolder();
        var output = Path.GetRelativePath(here.FullName, AppContext.BaseDirectory);
        var program = Path.Combine(here.Parent?.Parent?.FullName ?? "", "src", project, output, project + ".dll");
        return File.Exists(program)
            ? program
            : throw new FileNotFoundException($"{program} is not there: build with dotnet build -c Release", program);
    }

    private static DirectoryInfo ProjectFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Project + ".csproj")))
                return folder;
        }
        throw new DirectoryNotFoundException("the repository is not above the program: run it where it was built");
    }
}
