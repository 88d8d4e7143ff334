using System.Text;

namespace Unroll.Text;

/// <summary>One sentence per line: <c>word/TAG</c> separated by white space.</summary>
internal static class WordTagSentences
{
    private const string Expected = "word/TAG";

    private static readonly WhitespaceTokenizer Parts = new();

    public static IEnumerable<TaggedSentence> Read(IEnumerable<TextLine> lines, string name)
    {
        foreach (var line in lines)
        {
            var (tokens, tags, place) = (new List<string>(), new List<string>(), new Place(name, line.Number));
            foreach (var part in Parts.Cut(line.Text))
            {
                var (token, tag) = Cut(part.In(line.Text), place);
                tokens.Add(token);
                tags.Add(CheckedTag.Of(tag, place));
            }
            if (tokens.Count > 0)
                yield return new TaggedSentence(tokens, tags) { Line = line.Number };
        }
    }

    /// <summary>Adds a sentence as a line.</summary>
    /// <exception cref="ArgumentException">The format cannot hold a token or tag.</exception>
    public static void Append(StringBuilder text, TaggedSentence sentence)
    {
        for (var at = 0; at < sentence.Tokens.Count; at++)
        {
            var (token, tag) = (sentence.Tokens[at], sentence.Tags[at]);
            if (token.Any(character => char.IsWhiteSpace(character) || character == '\0'))
                throw new ArgumentException(
                    $"the token {Quoted.Cell(token)} holds white space or a NUL, which word-tag cannot have in one; "
                    + "take it out");
            if (tag.Any(character => char.IsWhiteSpace(character) || character == '/'))
                throw new ArgumentException(
                    $"the tag {Quoted.Cell(tag)} holds white space or a slash, which word-tag cannot have in one; "
                    + "write another format");
            text.Append(at > 0 ? " " : "").Append(token).Append('/').Append(tag);
        }
        text.Append('\n');
    }

    private static (string Token, string Tag) Cut(ReadOnlySpan<char> part, Place place)
    {
        var slash = part.LastIndexOf('/');
        if (slash < 0)
            throw place.Error($"there is no slash in {Quoted.Cell(part.ToString())}, but {Expected} was expected");
        if (slash == 0)
            throw place.Error(
                $"there is no word before the slash in {Quoted.Cell(part.ToString())}, but {Expected} was expected");
        if (slash == part.Length - 1)
            throw place.Error(
                $"there is no tag after the last slash in {Quoted.Cell(part.ToString())}, but {Expected} "
                + "was expected");
        return (part[..slash].ToString(), part[(slash + 1)..].ToString());
    }
}
