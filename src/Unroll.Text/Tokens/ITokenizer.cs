namespace Unroll.Text;

/// <summary>
/// Splits a text into tokens. It has no state between calls, so any number of threads may use it.
/// </summary>
public interface ITokenizer
{
    /// <summary>The tokenizer's name on the command line and in a model file.</summary>
    string Name { get; }

    /// <summary>The positions of a text's tokens, in order; none for a text of only white space.</summary>
    IEnumerable<TokenSpan> Cut(string text);
}
