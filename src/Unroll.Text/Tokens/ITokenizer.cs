namespace Unroll.Text;

/// <summary>
/// Splits a text into tokens. It has no state between calls, so any number of threads may use it.
/// </summary>
public interface ITokenizer
{
    /// <summary>The tokenizer's name on the command line and in a model file, on one line, not empty.</summary>
    string Name { get; }

    /// <summary>
    /// The positions of a text's tokens, each of a character or more within the text and beginning after the one before
    /// begins; none for a text of only white space. Those of your own are checked: others end in an
    /// <see cref="InvalidOperationException"/> that names the tokenizer.
    /// </summary>
    IEnumerable<TokenSpan> Cut(string text);
}
