namespace Unroll.Text;

/// <summary>
/// How to read sentences with their translations, as far as the files themselves do not say it; the encoding is that
/// of both files if there are two.
/// </summary>
public sealed record ParallelTextOptions : CorpusOptions
{
    /// <summary>All options, each with its name, range and help text.</summary>
    public static OptionList<ParallelTextOptions> Declared { get; } = new([EncodingOf<ParallelTextOptions>()]);
}
