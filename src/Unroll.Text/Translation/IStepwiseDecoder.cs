namespace Unroll.Text;

/// <summary>
/// A model that continues many prefixes of translations at once, one token at a time; it keeps the state of each row of
/// its last call.
/// </summary>
internal interface IStepwiseDecoder
{
    /// <summary>How many tokens there are to choose from, the mark of the end among them.</summary>
    int Classes { get; }

    /// <summary>Whether the model weighs the states of a source to find what comes next.</summary>
    bool HasAttention { get; }

    /// <summary>
    /// The most tokens of a sentence's translation, where the options do not say it: what ends one that would never end
    /// by itself.
    /// </summary>
    int LongestOf(int sentence);

    /// <summary>
    /// How many states of a sentence's source are weighed for each token, and kept in memory; 0 without attention.
    /// </summary>
    int StatesOf(int sentence) => 0;

    /// <summary>Reads the last token of every prefix that is followed.</summary>
    /// <param name="parents">
    /// For each row of this call the row of the last call that it continues; at the first call, the number of its
    /// sentence.
    /// </param>
    /// <param name="sentences">The sentence of each row, ascending.</param>
    /// <param name="tokens">The last token of each row.</param>
    void Next(ReadOnlySpan<int> parents, ReadOnlySpan<int> sentences, ReadOnlySpan<int> tokens);

    /// <summary>Says what may come next behind some rows of the last call.</summary>
    /// <param name="rows">Which rows.</param>
    /// <param name="logits">[rows, classes]; written over.</param>
    void Logits(ReadOnlySpan<int> rows, Span<float> logits);

    /// <summary>
    /// How the states of a row's source were weighed, at any call so far; for a model with attention.
    /// </summary>
    /// <param name="call">The call, from 0.</param>
    /// <param name="row">Its row.</param>
    ReadOnlySpan<float> Attention(int call, int row);
}
