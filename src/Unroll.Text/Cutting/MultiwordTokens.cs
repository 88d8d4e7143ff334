namespace Unroll.Text;

/// <summary>
/// The words that multiword tokens become: those of training by a dictionary, others by the rule of the one that is
/// most like them at its ends (as UDPipe 1 has rules for suffixes). Both without regard to case, which comes from the
/// token.
/// </summary>
internal sealed class MultiwordTokens
{
    /// <summary>The most characters of a token or a word, and the most words of a token.</summary>
    private const int Most = 64;

    private readonly SortedDictionary<string, string[]> _words = new(StringComparer.Ordinal);
    private readonly Lazy<(string Token, AffixRule Rule)[]> _rules;

    /// <summary>Learns from sentences that say how they are written.</summary>
    /// <param name="sentences">The sentences.</param>
    /// <param name="former">What was learned from others before, and stays; null if nothing was.</param>
    public MultiwordTokens(IEnumerable<TaggedSentence> sentences, MultiwordTokens? former = null)
        : this()
    {
        var seen =
            from sentence in sentences
            let written = sentence.Written
            where written is not null
            from token in written.Numbered()
            where token.Words > 1
            let form = token.Span.In(written.Text).ToString().ToLowerInvariant()
            let words = sentence.Tokens.Skip(token.First).Take(token.Words).Select(word => word.ToLowerInvariant())
            select (form, words: string.Join('\t', words));
        foreach (var form in seen.GroupBy(one => one.form, one => one.words, StringComparer.Ordinal))
        {
            var most = form.CountBy(words => words, StringComparer.Ordinal)
                .OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal).First();
            string[] words = most.Key.Split('\t');
            if (Fault(form.Key, words) is null)
                _words.Add(form.Key, words);
        }
        foreach (var (token, words) in former?._words.AsEnumerable() ?? [])
            _words[token] = words;
    }

    private MultiwordTokens() => _rules = new(Rules);

    /// <summary>How many tokens the dictionary has.</summary>
    public int Count => _words.Count;

    /// <summary>The words of a multiword token; the token alone if no rule fits it.</summary>
    public string[] Expand(string token)
    {
        var form = token.ToLowerInvariant();
        var words = _words.GetValueOrDefault(form) ?? ByRule(form);
        return words is null ? [token] : WithCase(token, form, words);
    }

    /// <summary>A JSON array: each token, how many words it becomes, and those.</summary>
    public string ToJson() => JsonText.Write(writer => JsonText.WriteArray(writer,
        _words.Select(entry => string.Join('\t', [entry.Key, .. entry.Value]))));

    /// <summary>What <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The text is not that.</exception>
    public static MultiwordTokens FromJson(string json)
    {
        var tokens = new MultiwordTokens();
        foreach (var entry in JsonText.ReadArray(json, "the list of multiword tokens"))
        {
            var parts = entry.Split('\t');
            var fault = Fault(parts[0], parts[1..])
                ?? (tokens._words.TryAdd(parts[0], parts[1..]) ? null : "is there twice");
            if (fault is not null)
                throw new InvalidDataException(
                    $"the multiword token {Quoted.Cell(parts[0])} {fault}; the file was changed");
        }
        return tokens;
    }

    private static string? Fault(string token, string[] words) => words.Length is < 2 or > Most
        ? $"becomes {words.Length} words, but 2 to {Most} were expected"
        : words.Append(token).Any(one => one.Length is 0 or > Most || !CodePoints.AreWhole(one))
            ? $"or a word of it is not text of 1 to {Most} characters" : null;

    /// <summary>By the rule that most of the tokens have that are most like it.</summary>
    private string[]? ByRule(string form) => _rules.Value
        .Where(known => known.Rule.Fits(form))
        .GroupBy(known => known.Rule.Likeness(form, known.Token))
        .MaxBy(alike => alike.Key)?
        .GroupBy(known => known.Rule.Key, StringComparer.Ordinal)
        .OrderByDescending(same => same.Count()).ThenBy(same => same.Key, StringComparer.Ordinal)
        .First().First().Rule.Apply(form);

    /// <summary>
    /// Each token with the rules that it is an example of: the one with the most examples, and others with half as
    /// many.
    /// </summary>
    private (string Token, AffixRule Rule)[] Rules()
    {
        var possible = _words.Select(entry => (Token: entry.Key, Rules: AffixRule.Of(entry.Key, entry.Value).ToArray()))
            .ToArray();
        var examples = possible.SelectMany(entry => entry.Rules).CountBy(rule => rule.Key).ToDictionary();
        return
        [
            .. from entry in possible
               from rule in entry.Rules
               where 2 * examples[rule.Key] >= entry.Rules.Max(other => examples[other.Key])
               select (entry.Token, rule),
        ];
    }

    /// <summary>
    /// Words in the case of the token: its own characters where the words are its parts, else all in capitals, or the
    /// first letter.
    /// </summary>
    private static string[] WithCase(string token, string form, string[] words)
    {
        if (string.Concat(words) == form)
        {
            var at = 0;
            return [.. words.Select(word => token.Substring((at += word.Length) - word.Length, word.Length))];
        }
        var letters = token.Where(char.IsLetter).ToArray();
        if (letters.Length > 1 && Array.TrueForAll(letters, char.IsUpper))
            return Array.ConvertAll(words, word => word.ToUpperInvariant());
        return char.IsUpper(token[0]) ? [char.ToUpperInvariant(words[0][0]) + words[0][1..], .. words[1..]] : words;
    }
}
