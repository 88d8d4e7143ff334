namespace Unroll.Cli.Views;

/// <summary>
/// What to type next, as the user can paste it: with the tool's name if it is installed, with the project if it runs
/// from source.
/// </summary>
internal static class NextCommand
{
    /// <param name="texts">Texts to choose from: the first that needs no escaping in a shell.</param>
    public static string Predict(string model, IEnumerable<string> texts) =>
        $"{Program()} predict {ShellWord.Of(model)} \"{texts.FirstOrDefault(IsPlain) ?? "some text"}\"";

    private static string Program()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Unroll.Cli.csproj")))
            {
                var project = Path.GetRelativePath(Environment.CurrentDirectory, folder.FullName);
                return $"dotnet run -c Release --project {ShellWord.Of(project)} --";
            }
        }
        return "unroll";
    }

    /// <summary>Whether the text needs no escaping between double quotes in any shell.</summary>
    private static bool IsPlain(string text) => text.Length is > 0 and < 80 && text[0] != '-'
        && text.All(c => char.IsLetterOrDigit(c) || " .,:;'-/，。、".Contains(c));
}
