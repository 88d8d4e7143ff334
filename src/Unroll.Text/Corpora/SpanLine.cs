using System.Text.Json;

namespace Unroll.Text;

/// <summary>A text with spans, as prodigy, doccano and spaCy write them into a JSON object.</summary>
internal sealed class SpanLine
{
    /// <summary>The properties for spans: prodigy's, doccano's, older doccano's, spaCy's.</summary>
    private static readonly string[] Properties = ["spans", "label", "labels", "entities"];

    private readonly JsonObjectLine _line;
    private readonly CharacterOffsets _offsets;

    /// <exception cref="InvalidDataException">The object has no text, or no property for spans.</exception>
    public SpanLine(JsonObjectLine line)
    {
        _line = line;
        Text = line.Find("text") is { ValueKind: JsonValueKind.String } text ? line.String(text, "'text'")
            : throw line.Place.Error(
                $"there is no string 'text'; there are {(line.Names.Count == 0 ? "none" : Quoted.Cells(line.Names))}");
        _offsets = new CharacterOffsets(Text);
        var property = Array.Find(Properties, name => line.Find(name) is { ValueKind: JsonValueKind.Array })
            ?? throw line.Place.Error($"there is no array {Quoted.Cells(Properties)} of spans, such as "
                + $"[[0, 3, \"PER\"]]; there are {Quoted.Cells(line.Names)}");
        Spans = [.. line.Find(property)!.Value.EnumerateArray().Select(Span).Distinct().OrderBy(span => span.Start)];
        for (var i = 1; i < Spans.Length; i++)
            if (Spans[i].Start < Spans[i - 1].End)
                throw line.Place.Error($"the spans {In(Spans[i - 1])} and {In(Spans[i])} overlap, but a token has "
                    + "one tag; keep one of them");
    }

    public string Text { get; }

    /// <summary>The positions of spans in the text, in UTF-16, and their labels; in order, without overlap.</summary>
    public (int Start, int End, string Label)[] Spans { get; }

    /// <summary>The tokens: prodigy's own, or those of a tokenizer, split also where a span begins or ends.</summary>
    public TokenSpan[] Tokens(ITokenizer tokenizer)
    {
        if (_line.Find("tokens") is { ValueKind: JsonValueKind.Array } tokens
            && tokens.EnumerateArray().All(token => token.ValueKind == JsonValueKind.Object))
        {
            var ranges = tokens.EnumerateArray().Select(token => Range(token, "start", "end", "a token"));
            return [.. ranges.Select(range => new TokenSpan(range.Start, range.End - range.Start))];
        }
        var ends = Spans.SelectMany(span => new[] { span.Start, span.End });
        int[] cuts = [.. ends.Append(0).Append(Text.Length).Distinct().Order()];
        return [.. cuts.Zip(cuts.Skip(1)).SelectMany(part => tokenizer.Cut(Text[part.First..part.Second])
            .Select(token => token with { Start = part.First + token.Start }))];
    }

    /// <summary>The text of a span, for messages.</summary>
    public string In((int Start, int End, string Label) span) => Quoted.Cell(Text[span.Start..span.End]);

    /// <summary>An array of start, end and label, or an object with them.</summary>
    private (int Start, int End, string Label) Span(JsonElement span)
    {
        if (span.ValueKind == JsonValueKind.Array && span.GetArrayLength() == 3)
            return Trimmed(Range(span[0], span[1], "a span"), Label(span[2]));
        if (span.ValueKind != JsonValueKind.Object)
            throw _line.Place.Error("a span is neither an array of start, end and label nor an object with them, as "
                + "in [0, 3, \"PER\"]");
        var isPlain = span.TryGetProperty("start", out _);
        return Trimmed(
            Range(span, isPlain ? "start" : "start_offset", isPlain ? "end" : "end_offset", "a span"),
            Label(Property(span, "label")));
    }

    /// <summary>Without white space at its ends, which is not part of a token.</summary>
    private (int Start, int End, string Label) Trimmed((int Start, int End) range, string label)
    {
        var text = Text[range.Start..range.End];
        var start = range.Start + (text.Length - text.TrimStart().Length);
        return string.IsNullOrWhiteSpace(text)
            ? throw _line.Place.Error($"the span from {range.Start} to {range.End} holds no text; leave it out")
            : (start, start + text.Trim().Length, label);
    }

    private string Label(JsonElement label)
    {
        var tag = label.ValueKind == JsonValueKind.String ? _line.String(label, "a label") : null;
        return tag is null ? throw _line.Place.Error("a span has no label, which is to be a string")
            : CheckedTag.Of(tag, _line.Place);
    }

    private (int Start, int End) Range(JsonElement owner, string start, string end, string what) =>
        Range(Property(owner, start), Property(owner, end), what);

    private static JsonElement Property(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) ? value : default;

    private (int Start, int End) Range(JsonElement start, JsonElement end, string what)
    {
        if (!IsWhole(start, out var from) || !IsWhole(end, out var to))
            throw _line.Place.Error($"{what} has no start and end, which are to be whole numbers");
        return from >= 0 && from < to && to <= _offsets.Count ? (_offsets.Units(from), _offsets.Units(to))
            : throw _line.Place.Error($"{what} goes from {from} to {to}, but one within the text's {_offsets.Count} "
            + "characters was expected, the end after the start");
    }

    private static bool IsWhole(JsonElement value, out int number)
    {
        number = 0;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out number);
    }
}
