namespace Unroll.Text;

/// <summary>A model that continues many prefixes of translations at once, one token at a time; it keeps the state of each row of its last call.</summary>
internal interface IStepwiseDecoder
{
    /// <summary>How many tokens there are to choose from, the mark of the end among them.</summary>
    int Classes { get; }

    /// <summary>The most tokens of a sentence's translation, where the options do not say it: what ends one that would never end by itself.</summary>
    int LongestOf(int sentence);

    /// <summary>Reads the last token of every prefix that is followed, and says what may come next.</summary>
    /// <param name="parents">For each row of this call the row of the last call that it continues; at the first call, the number of its sentence.</param>
    /// <param name="sentences">The sentence of each row, ascending.</param>
    /// <param name="tokens">The last token of each row.</param>
    NextTokens Next(ReadOnlySpan<int> parents, ReadOnlySpan<int> sentences, ReadOnlySpan<int> tokens);
}

/// <summary>What a model says of the tokens that may come next.</summary>
/// <param name="Logits">[rows, classes]; may be overwritten at the next call.</param>
/// <param name="Attention">
/// For a row how the states of its source were weighed to find them, null where a model has no attention or nobody wants it. It is asked for few rows, but at any time until the search has ended, so what it reads must not be overwritten.
/// </param>
internal readonly record struct NextTokens(Tensor Logits, Func<int, ReadOnlyMemory<float>>? Attention);
