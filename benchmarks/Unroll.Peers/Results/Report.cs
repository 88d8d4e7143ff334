using System.Text.Json;
using System.Text.Json.Serialization;

namespace Unroll.Peers;

/// <summary>One run: where, with what, and what came of it.</summary>
internal sealed record Report(
    string Date,
    Machine Machine,
    IReadOnlyDictionary<string, string> Versions,
    int Threads,
    int Rounds,
    double Seconds,
    double? OtherLoad,
    IReadOnlyList<Row> Rows,
    IReadOnlyList<Weighing> Memory)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Writes <c>name.json</c> and <c>name.md</c>; returns the page's path.</summary>
    public string Write(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name + ".json"), JsonSerializer.Serialize(this, Json) + "\n");
        var page = Path.Combine(folder, name + ".md");
        File.WriteAllText(page, Page.Of(this));
        return page;
    }

    /// <summary>The repository's folder of results, found upwards from the program.</summary>
    public static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Unroll.Peers.csproj")))
                return Path.Combine(folder.Parent!.FullName, "results");
        }
        throw new DirectoryNotFoundException("the repository is not above the program: name a folder with --results");
    }
}
