namespace Unroll.Text;

/// <summary>Tells from the tags of a corpus which scheme they are in; <see cref="TagSchemes.Recognise"/> says how.</summary>
internal static class SchemeRecognition
{
    /// <exception cref="InvalidDataException">There are both I and M.</exception>
    public static TagScheme Of(IEnumerable<TaggedSentence> sentences, string name)
    {
        var positions = new HashSet<char>();
        var (typed, bare) = (false, false);
        var (asIob1, asIob2) = (0, 0);
        InvalidDataException? mixed = null;
        var number = 0;
        foreach (var sentence in sentences)
        {
            number++;
            var before = SchemeTag.Outside;
            foreach (var text in sentence.Tags)
            {
                if (SchemeTag.TryParse(text) is not { } tag)
                    return TagScheme.None;
                if (positions.Add(tag.Position) && tag.Position is 'I' or 'M' && positions.Contains('I') && positions.Contains('M'))
                    mixed ??= Mixed(text, sentence.Line > 0 ? $"{new Place(name, sentence.Line)}" : $"{Quoted.OneLine(name)}, sentence {number}");
                typed |= tag.Type.Length > 0;
                bare |= !tag.IsOutside && tag.Type.Length == 0;
                // A B that follows its own type is the same in both.
                if (tag.Position == 'B' && !tag.HasTypeOf(before))
                    asIob2++;
                else if (tag.Position == 'I' && !tag.HasTypeOf(before))
                    asIob1++;
                before = tag;
            }
        }
        // Tags of one letter do not tell where spans begin: they are more likely no spans at all.
        if (positions.Count < 2 || (typed && bare))
            return TagScheme.None;
        if (mixed is not null)
            throw mixed;
        if (positions.Contains('M'))
            return TagScheme.Bmes;
        if (positions.Contains('E') || positions.Contains('S'))
            return typed || positions.Contains('I') ? TagScheme.Bioes : TagScheme.Bmes;
        return asIob2 >= asIob1 ? TagScheme.Iob2 : TagScheme.Iob1;
    }

    // Kept until all tags are seen: among parts of speech it would be no error.
    private static InvalidDataException Mixed(string tag, string place) => new(
        $"{place}: tag {Quoted.Cell(tag)} is the first that has {tag[0]} where others have {(tag[0] == 'M' ? 'I' : 'M')}, "
        + "but the inside of a span was expected to be I or M throughout; use one of them, or say that the scheme is none");
}
