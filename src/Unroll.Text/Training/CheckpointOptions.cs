namespace Unroll.Text;

/// <summary>
/// Where a training leaves its checkpoint, and how often: at the end of every epoch, when it is cancelled, and every
/// few steps where asked. There is one file, and always a whole one: a new checkpoint takes the place of the last.
/// </summary>
/// <param name="Path">The file.</param>
/// <param name="EverySteps">After how many steps another checkpoint is written, 1 or more; null for no other.</param>
public sealed record CheckpointOptions(string Path, int? EverySteps = null)
{
    /// <summary>The file.</summary>
    public string Path { get; init => field = Checked(value); } = Checked(Path);

    /// <summary>After how many steps another checkpoint is written, 1 or more; null for no other.</summary>
    public int? EverySteps { get; init => field = Checked(value); } = Checked(EverySteps);

    private static string Checked(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path, nameof(Path));
        return path;
    }

    private static int? Checked(int? steps) =>
        steps is null ? null : Given.Whole(steps.Value, 1, int.MaxValue, nameof(EverySteps));
}
