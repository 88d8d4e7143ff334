namespace Unroll.Text;

/// <summary>A sentence and its translation.</summary>
/// <param name="Source">The sentence.</param>
/// <param name="Target">The same in the other language.</param>
public sealed record SentencePair(string Source, string Target)
{
    /// <summary>The text to be translated.</summary>
    public string Source { get; init => field = Given.Value(value, nameof(Source)); } = Given.Value(Source);

    /// <summary>Its translation.</summary>
    public string Target { get; init => field = Given.Value(value, nameof(Target)); } = Given.Value(Target);
}
