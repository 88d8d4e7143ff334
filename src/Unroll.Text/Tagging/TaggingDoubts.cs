using System.Globalization;

namespace Unroll.Text;

/// <summary>
/// Finds what looks wrong in tagged sentences but does not prevent training, as sentences to show before training.
/// </summary>
public static class TaggingDoubts
{
    /// <summary>If at least this share of its values are numbers, or one value, a column is suspicious.</summary>
    private const double NearlyAll = 0.9;

    private const string Elsewhere = "are the words in another column (`TokenColumn`)?";

    /// <summary>
    /// Looks for columns that hold no tokens or no tags, and for tags that look like those of spans but are of no
    /// known scheme.
    /// </summary>
    /// <param name="sentences">The training sentences.</param>
    /// <param name="scheme">
    /// The scheme that was given, which is not questioned; null if it is detected from the tags.
    /// </param>
    /// <returns>A sentence for each doubt; none if there is none.</returns>
    public static IReadOnlyList<string> Find(IReadOnlyList<TaggedSentence> sentences, TagScheme? scheme = null)
    {
        var all = Given.All(sentences);
        var tags = all.SelectMany(sentence => sentence.Tags).ToHashSet(StringComparer.Ordinal);
        string?[] doubts =
        [
            OfTokens([.. all.Select(sentence => sentence.Tokens)]),
            OfTags([.. all.Select(sentence => sentence.Tags)]),
            scheme is null ? OfScheme(tags) : null,
        ];
        return [.. doubts.OfType<string>()];
    }

    private static string? OfTags(IReadOnlyList<string>[] sentences) => AreCounted(sentences)
        ? "the tags of each sentence count 1, 2, 3, as numbers of tokens do; are the tags in another column (`Column`)?"
        : null;

    private static string? OfTokens(IReadOnlyList<string>[] sentences)
    {
        if (AreCounted(sentences))
            return $"the tokens of each sentence count 1, 2, 3, as their numbers do; {Elsewhere}";
        IReadOnlyList<string>[] longer = [.. sentences.Where(tokens => tokens.Count > 2)];
        var alike = longer.Count(tokens => tokens.All(token => token == tokens[0]));
        return longer.Length > 0 && alike >= NearlyAll * longer.Length
            ? $"the tokens of a sentence are all the same, such as {Quoted.Cell(longer[0][0])}; {Elsewhere}"
            : null;
    }

    /// <summary>Whether nearly all values are their position in the sentence, from 0 or 1.</summary>
    private static bool AreCounted(IReadOnlyList<string>[] sentences)
    {
        var (counted, all, longest) = (0L, 0L, 0);
        foreach (var values in sentences)
        {
            var first = values is ["0", ..] ? 0 : 1;
            counted += values.Index().Count(value => NumberOf(value.Item) == first + value.Index);
            (all, longest) = (all + values.Count, Math.Max(longest, values.Count));
        }
        return longest > 1 && counted >= NearlyAll * all;

        static int NumberOf(string value) =>
            int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
    }

    private static string? OfScheme(HashSet<string> tags)
    {
        string[] inside = [.. tags.Where(tag => tag is not ("O" or "o"))];
        (TagSpelling Spelling,
            string[] Tags)[] readings = [.. TagSpelling.All.Select(spelling => (spelling, TypedIn(spelling)))];
        var whole = Array.FindAll(readings, reading => reading.Tags.Length == inside.Length);
        if (whole.Length > 0)
        {
            // All of one spelling, but perhaps with another spelling of outside, such as o with B-PER.
            var others = whole.Select(reading => tags.FirstOrDefault(tag =>
                tag is "O" or "o" && SchemeTag.TryParse(tag, reading.Spelling) is null)).ToArray();
            return others.Contains(null) || inside.Length == 0 ? null : Unknown(inside[0], others[0]);
        }
        foreach (var (spelling, known) in readings)
        {
            if (2 * known.Length > inside.Length
                && known.Select(tag => spelling.Cut(tag)!.Value.Letter).Distinct().Count() > 1)
                return Unknown(known[0], inside.Except(known).First());
        }
        if (inside.Length == tags.Count)
            return null;
        string[] bare = Array.FindAll(inside, tag => SchemeTag.TryParse(tag, TagSpelling.Standard) is { Type: "" });
        if (2 * bare.Length > inside.Length && bare.Contains("B") && inside.Except(bare).FirstOrDefault() is { } other)
            return Unknown("B", other);
        return TagSpelling.All.Any(spelling => AreOfPositions(inside, spelling)) ? Unknown(inside[0], null) : null;

        string[] TypedIn(TagSpelling spelling) =>
            Array.FindAll(inside, tag => SchemeTag.TryParse(tag, spelling) is { Type.Length: > 0 });
    }

    /// <summary>
    /// Whether tags are a few words joined with a few types, so that a type occurs with several of the
    /// words, as in <c>BEGIN-PER</c>.
    /// </summary>
    private static bool AreOfPositions(string[] tags, TagSpelling spelling)
    {
        const int Most = 5;
        var pairs = new List<(string Position, string Type)>();
        foreach (var tag in tags)
        {
            var at = spelling.TypeFirst ? tag.LastIndexOf(spelling.Separator) : tag.IndexOf(spelling.Separator);
            if (at <= 0 || at == tag.Length - 1)
                return false;
            var (first, last) = (tag[..at], tag[(at + 1)..]);
            pairs.Add(spelling.TypeFirst ? (last, first) : (first, last));
        }
        var positions = pairs.DistinctBy(pair => pair.Position).Count();
        return positions is > 1 and <= Most && pairs.CountBy(pair => pair.Type).Any(type => type.Value > 1);
    }

    private static string Unknown(string example, string? other) =>
        $"tags such as {Quoted.Cell(example)} look as if they marked spans, but "
        + $"{(other is null ? "their letters are" : $"{Quoted.Cell(other)} is")} of no scheme that is known, so that "
            + "all "
        + "are learned as classes of single tokens, without spans and F1; write them as B-PER, I-PER and O, or say "
            + "that "
        + "there are none (`Scheme` none)";
}
