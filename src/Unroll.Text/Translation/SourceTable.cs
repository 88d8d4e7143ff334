namespace Unroll.Text;

/// <summary>
/// The encoder's input product of each word, computed once for all texts of a call that contain it.
/// </summary>
internal sealed class SourceTable
{
    private readonly WordRows _words;

    private SourceTable(TranslatorModel model, WordRows words) => (_words, Parts) = (words, model.Tabulate(words.Ids));

    /// <summary>A row for each word.</summary>
    public InputTable Parts { get; }

    /// <summary>
    /// The table of some texts; null if they are a single pass, for which it would not pay, or have more words than it
    /// may hold.
    /// </summary>
    public static SourceTable? Create(TranslatorModel model, SourceText[] sources)
    {
        if (sources.Sum(source => (long)source.Ids.Length) <= LengthPasses.Tokens)
            return null;
        var words = new WordRows(model.SourceEmbeddings.Shape[0]);
        foreach (var source in sources)
            words.Add(source.Ids);
        return (long)words.Count * model.TableWidth <= WordRows.TableNumbers ? new SourceTable(model, words) : null;
    }

    /// <summary>A text as rows of the table.</summary>
    public int[] RowsOf(int[] ids) => Array.ConvertAll(ids, _words.RowOf);
}
