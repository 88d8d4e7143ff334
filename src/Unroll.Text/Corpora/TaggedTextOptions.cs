namespace Unroll.Text;

/// <summary>How a file of tagged sentences is to be read, where the file itself does not tell.</summary>
public sealed record TaggedTextOptions : CorpusOptions
{
    /// <summary>The format; if null, the path tells it (<see cref="TaggedFormats.Of"/>).</summary>
    public TaggedFormat? Format { get; init; }

    /// <summary>
    /// Which column holds the tag. In <see cref="TaggedFormat.Conll"/> a number from 1, or a negative one that counts
    /// from the end; the last column if null. In <see cref="TaggedFormat.Conllu"/> lemma, upos, xpos, feats, head,
    /// deprel, deps or misc; upos if null. The other formats have no columns.
    /// </summary>
    public string? Column { get; init; }

    /// <summary>
    /// How texts of <see cref="TaggedFormat.JsonLines"/> are cut into tokens, as <see cref="Tokenizers.Named"/> takes
    /// it; words if null. In the other formats they are cut already.
    /// </summary>
    public string? Tokens { get; init; }

    /// <summary>
    /// Which column of <see cref="TaggedFormat.Conll"/> holds the token, likewise; the first if null.
    /// </summary>
    public string? TokenColumn { get; init; }
}
