namespace Unroll.Text;

/// <summary>Cuts texts by a tokenizer: each is one sentence.</summary>
internal sealed class TokenizerCut(ITokenizer tokenizer) : ITextCut
{
    public CutSentence[][] Cut(IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
        [.. texts.Select(text =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            TokenSpan[] places = [.. tokenizer.Cut(text)];
            return places.Length == 0 ? Array.Empty<CutSentence>()
                : [new(places, Array.ConvertAll(places, place => place.In(text).ToString()))];
        })];
}
