using CsCheck;

namespace Unroll.Text.Tests;

/// <summary>Random tags and spans.</summary>
internal static class TagSequences
{
    private static readonly string[] Types = ["X", "Y", "a-b"];

    /// <summary>The schemes that have spans.</summary>
    public static readonly Gen<TagScheme> Scheme = Gen.OneOf([.. Enum.GetValues<TagScheme>()
        .Where(scheme => scheme != TagScheme.None)]);

    /// <summary>How tags may be written.</summary>
    public static readonly Gen<TagSpelling> Spelling = Gen.OneOf([.. TagSpelling.All]);

    /// <summary>Tags in any order, mostly broken, of some letters.</summary>
    public static Gen<string[]> Any(string letters, bool typed, int length) =>
        Gen.OneOf(Alphabet(letters, typed)).Array[length];

    /// <summary>Spans of a sentence, and how many tokens it has.</summary>
    public static readonly Gen<(TagSpan[] Spans, int Length)> Spans =
        Gen.Select(Gen.Select(Gen.Int[0, 2], Gen.Int[1, 4], Gen.OneOf(Types)).Array[0, 6], Gen.Bool, Gen.Int[0, 2],
            (pieces, typed, behind) =>
        {
            var (spans, at) = (new List<TagSpan>(), 0);
            foreach (var (gap, length, type) in pieces)
            {
                spans.Add(new(typed ? type : "", at + gap, length));
                at += gap + length;
            }
            return (spans.ToArray(), at + behind);
        });

    /// <summary>Tags of which each may follow the one before it.</summary>
    public static Gen<string[]> Allowed(TagScheme scheme) =>
        Gen.Select(Gen.Int[0, 1000].Array[0, 15], Gen.Bool, (draws, typed) =>
    {
        var alphabet = Alphabet(scheme switch
        {
            TagScheme.Bioes => "BIES",
            TagScheme.Bilou => "BILU",
            TagScheme.Bmes => "BMES",
            TagScheme.Bmewo => "BMEW",
            TagScheme.Bios => "BIS",
            TagScheme.Bieo => "BIE",
            TagScheme.Ioe1 or TagScheme.Ioe2 => "IE",
            _ => "BI",
        }, typed);
        var tags = new List<string>();
        foreach (var draw in draws)
        {
            string[] next = [.. alphabet.Where(tag => TagSchemes.IsAllowed(tags.LastOrDefault(), tag, scheme))];
            tags.Add(next[draw % next.Length]);
        }
        if (!TagSchemes.IsAllowed(tags.LastOrDefault(), null, scheme))
        {
            var closing = scheme switch { TagScheme.Bilou => 'L', TagScheme.Bios or TagScheme.Ioe1 => 'I', _ => 'E' };
            tags.Add($"{closing}{tags[^1][1..]}");
        }
        return tags.ToArray();
    });

    private static string[] Alphabet(string letters, bool typed) =>
        ["O", .. letters.SelectMany(letter => typed ? Types.Select(type => $"{letter}-{type}") : [$"{letter}"])];
}
