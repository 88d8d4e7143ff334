using System.Text.Json;
using System.Text.Json.Serialization;

namespace Unroll.Peers;

/// <summary>A report's three files: its data, and from these a page and a figure.</summary>
internal static class ResultFiles
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        IgnoreReadOnlyProperties = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Writes all three; returns the page's path.</summary>
    public static string Write(string folder, Report report)
    {
        Directory.CreateDirectory(folder);
        var data = Path.Combine(folder, report.Name + ".json");
        File.WriteAllText(data, JsonSerializer.Serialize(report, Json) + "\n");
        return Draw(data);
    }

    /// <summary>Makes the page and the figure from the data, beside them; returns the page's path.</summary>
    /// <exception cref="InvalidDataException">It is no file of such data.</exception>
    public static string Draw(string data)
    {
        Report report;
        try
        {
            report = JsonSerializer.Deserialize<Report>(File.ReadAllText(data), Json)
                ?? throw new JsonException("it is empty");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{data} holds no results: {e.Message}", e);
        }
        File.WriteAllText(Path.ChangeExtension(data, ".svg"), Figure.Of(report));
        var page = Path.ChangeExtension(data, ".md");
        File.WriteAllText(page, Page.Of(report));
        return page;
    }
}
