using System.Text;

namespace Unroll.Text;

/// <summary>Words out of characters and the tags B, M, E and S, which say where words begin and end.</summary>
public static class SegmentedWords
{
    /// <summary>
    /// Joins characters to words: B begins a word, M and E go on with it, E ends it, and S is a word alone. Whatever their order, words come of it: M and E begin one where none is open,
    /// and one that is open ends where the next begins.
    /// </summary>
    /// <param name="characters">The characters, which words are joined from as they stand.</param>
    /// <param name="tags">The tag of each of them: B, M, E or S.</param>
    /// <exception cref="ArgumentException">There are more or fewer tags than characters, or one is none of the four.</exception>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> characters, IReadOnlyList<string> tags)
    {
        ArgumentNullException.ThrowIfNull(characters);
        ArgumentNullException.ThrowIfNull(tags);
        if (characters.Count != tags.Count)
            throw new ArgumentException($"{tags.Count} tags for {characters.Count} characters, but one for each was expected", nameof(tags));
        var words = new List<string>();
        var word = new StringBuilder();
        for (var at = 0; at < characters.Count; at++)
        {
            var tag = tags[at];
            if (tag is not ("B" or "M" or "E" or "S"))
                throw new ArgumentException($"tag {at + 1} is {Quoted.Cell(tag)}, but B, M, E or S was expected", nameof(tags));
            if (tag is "B" or "S")
                End();
            word.Append(characters[at]);
            if (tag is "E" or "S")
                End();
        }
        End();
        return words;

        void End()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }
}
