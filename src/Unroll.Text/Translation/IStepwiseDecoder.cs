namespace Unroll.Text;

/// <summary>
/// A model that continues many prefixes of translations at once, one token at a time; it keeps the state of each row of
/// its last call.
/// </summary>
internal interface IStepwiseDecoder
{
    /// <summary>How many tokens there are to choose from, including the end mark.</summary>
    int Classes { get; }

    /// <summary>Whether the model uses attention over the states of a source.</summary>
    bool HasAttention { get; }

    /// <summary>
    /// The most tokens of a sentence's translation, if the options do not set it: ends one that would never end
    /// otherwise.
    /// </summary>
    int LongestOf(int sentence);

    /// <summary>
    /// How many attention weights per token are kept for a sentence; 0 without attention.
    /// </summary>
    int StatesOf(int sentence) => 0;

    /// <summary>Reads the last token of every prefix that is followed.</summary>
    /// <param name="parents">
    /// For each row of this call, the row of the last call that it continues; at the first call, the number of its
    /// sentence.
    /// </param>
    /// <param name="sentences">The sentence of each row, ascending.</param>
    /// <param name="tokens">The last token of each row.</param>
    void Next(ReadOnlySpan<int> parents, ReadOnlySpan<int> sentences, ReadOnlySpan<int> tokens);

    /// <summary>Computes the logits of the next token for some rows of the last call.</summary>
    /// <param name="rows">Which rows.</param>
    /// <param name="logits">[rows, classes]; overwritten.</param>
    void Logits(ReadOnlySpan<int> rows, Span<float> logits);

    /// <summary>
    /// The attention weights over a row's source, at any call so far; for a model with attention.
    /// </summary>
    /// <param name="call">The call, from 0.</param>
    /// <param name="row">Its row.</param>
    ReadOnlySpan<float> Attention(int call, int row);
}
