namespace Unroll.Text;

/// <summary>Which field of CoNLL-U holds the tag.</summary>
/// <param name="Name">Its name in the specification, in lower case.</param>
/// <param name="Index">Its index among the ten, from 0.</param>
internal readonly record struct ConlluColumn(string Name, int Index)
{
    /// <summary>How many fields a word has.</summary>
    public const int Fields = 10;

    /// <summary>The content of a field without a value.</summary>
    public const string None = "_";

    /// <summary>The first field that may hold a tag; ID and FORM come before it.</summary>
    private const int First = 2;

    private static readonly string[] Names = ["lemma", "upos", "xpos", "feats", "head", "deprel", "deps", "misc"];

    /// <exception cref="ArgumentException">There is no such field, or it cannot hold a tag.</exception>
    public static ConlluColumn Parse(string? column)
    {
        var name = column ?? "upos";
        var at = Array.IndexOf(Names, name);
        return at >= 0 ? new ConlluColumn(name, First + at)
            : throw new ArgumentException(
                $"there is no column {Quoted.Cell(name)} for the tag; expected {string.Join(", ", Names.SkipLast(1))} "
                + $"or {Names[^1]} (`Column`)", nameof(column));
    }

    /// <summary>
    /// What is missing if a tag is <c>_</c>, or null: a word may have no features, but every word has a part of
    /// speech, a head and a relation to it.
    /// </summary>
    public string? Missing(string tag) => tag == None && Name is "upos" or "xpos" or "head" or "deprel"
        ? $"the word has no tag in the column {Name}, which is {None}; name another column (`Column`)"
        : null;
}
