namespace Unroll.Text;

/// <summary>
/// Where a training writes its checkpoint, and how often: at the end of every epoch, when it is cancelled, and every
/// few steps if requested. There is one file, which is always complete: a new checkpoint replaces the last.
/// </summary>
/// <param name="Path">The file.</param>
/// <param name="EverySteps">
/// After how many steps another checkpoint is written, 1 or more; null for none within epochs.
/// </param>
public sealed record CheckpointOptions(string Path, int? EverySteps = null)
{
    /// <summary>The file.</summary>
    public string Path { get; init => field = Checked(value); } = Checked(Path);

    /// <summary>After how many steps another checkpoint is written, 1 or more; null for none within epochs.</summary>
    public int? EverySteps { get; init => field = Checked(value); } = Checked(EverySteps);

    private static string Checked(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path, nameof(Path));
        return path;
    }

    private static int? Checked(int? steps) =>
        steps is null ? null : Given.Whole(steps.Value, 1, int.MaxValue, nameof(EverySteps));
}
