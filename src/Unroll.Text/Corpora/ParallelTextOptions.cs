namespace Unroll.Text;

/// <summary>
/// How sentences with their translations are to be read, where the files themselves do not tell; the encoding is that
/// of both files where there are two.
/// </summary>
public sealed record ParallelTextOptions : CorpusOptions
{
    /// <summary>All options, each with its name, range and text.</summary>
    public static OptionList<ParallelTextOptions> Declared { get; } = new([EncodingOf<ParallelTextOptions>()]);
}
