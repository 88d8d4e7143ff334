namespace Unroll.Text;

/// <summary>
/// Splits a text into tokens that can be joined to a text again, as translations need. It has no state between
/// calls, so any number of threads may use it. A null among the answers of your own ends in an
/// <see cref="InvalidOperationException"/> that names the tokens.
/// </summary>
public interface IReversibleTokens
{
    /// <summary>The name of the tokens on the command line and in a model file, on one line, not empty.</summary>
    string Name { get; }

    /// <summary>The tokens of a text, in order; none for a text of only white space.</summary>
    IEnumerable<string> Cut(string text);

    /// <summary>Joins tokens to a text; any tokens, not only those from <see cref="Cut"/>.</summary>
    string Join(IEnumerable<string> tokens);
}
