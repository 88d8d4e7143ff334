namespace Unroll.Text;

/// <summary>How sentences with their translations are to be read, where the files themselves do not tell.</summary>
public sealed record ParallelTextOptions
{
    /// <summary>The encoding's name, as <see cref="TextEncodings.Named"/> takes it, of both files where there are two; UTF-8 if null.</summary>
    public string? Encoding { get; init; }
}
