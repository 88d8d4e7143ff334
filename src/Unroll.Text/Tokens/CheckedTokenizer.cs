namespace Unroll.Text;

/// <summary>
/// A tokenizer from outside the library, whose answers are checked here, so that a wrong one is reported with its name
/// instead of failing somewhere inside.
/// </summary>
internal sealed record CheckedTokenizer : ITokenizer
{
    private readonly ITokenizer _tokenizer;

    private CheckedTokenizer(ITokenizer tokenizer) => _tokenizer = tokenizer;

    /// <summary>The tokenizer with checks; itself if it is of this library.</summary>
    public static ITokenizer Of(ITokenizer tokenizer) =>
        tokenizer.GetType().Assembly == typeof(CheckedTokenizer).Assembly ? tokenizer : new CheckedTokenizer(tokenizer);

    public string Name => _tokenizer.Name;

    /// <exception cref="InvalidOperationException">The answer is none that <see cref="ITokenizer"/> allows.</exception>
    public IEnumerable<TokenSpan> Cut(string text) =>
        Checked(_tokenizer.Cut(text) ?? throw Fault("returned null for a text", "give none"), text);

    private IEnumerable<TokenSpan> Checked(IEnumerable<TokenSpan> spans, string text)
    {
        var least = 0;
        foreach (var span in spans)
        {
            if (span.Start < least || span.Length < 1 || span.Length > text.Length - span.Start)
                throw Fault(
                    $"cut a text of {text.Length} characters at Start {span.Start} and Length {span.Length}"
                    + (least == 0 ? "" : $" after a token at Start {least - 1}"),
                    "give tokens of a character or more within the text, each beginning after the one before");
            least = span.Start + 1;
            yield return span;
        }
    }

    private InvalidOperationException Fault(string what, string hint) =>
        new($"the tokenizer {Quoted.Cell(Name)} {what}, but the positions of its tokens were expected; {hint}");
}
