namespace Unroll.Text;

/// <summary>A sentence and its translation.</summary>
/// <param name="Source">The sentence.</param>
/// <param name="Target">The same in the other language.</param>
public sealed record SentencePair(string Source, string Target);
