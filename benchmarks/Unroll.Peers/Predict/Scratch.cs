namespace Unroll.Peers;

/// <summary>The folder in which a run's processes find each other's files. It goes away with the run.</summary>
internal static class Scratch
{
    public static string Folder { get; set; } = "";

    public static string File(string name) => Path.Combine(Folder, name);
}
