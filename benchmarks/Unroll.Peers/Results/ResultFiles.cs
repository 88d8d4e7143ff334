using System.Text.Json;
using System.Text.Json.Serialization;

namespace Unroll.Peers;

/// <summary>A report's two files: its data, and a page for people.</summary>
internal static class ResultFiles
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Writes <c>name.json</c> and <c>name.md</c>; returns the page's path.</summary>
    public static string Write<TReport>(string folder, string name, TReport report, string page)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name + ".json"), JsonSerializer.Serialize(report, Json) + "\n");
        var path = Path.Combine(folder, name + ".md");
        File.WriteAllText(path, page);
        return path;
    }
}
