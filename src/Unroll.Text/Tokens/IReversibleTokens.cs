namespace Unroll.Text;

/// <summary>
/// Cuts a text into tokens of which a text can be made again, as a translation has to be. It keeps nothing between
/// calls, so that any number of threads may use one.
/// </summary>
public interface IReversibleTokens
{
    /// <summary>What the tokens are called on the command line and in a model file.</summary>
    string Name { get; }

    /// <summary>The tokens of a text, in their order; none for a text of white space alone.</summary>
    IEnumerable<string> Cut(string text);

    /// <summary>The text of tokens, of any, not only of those that <see cref="Cut"/> gives.</summary>
    string Join(IEnumerable<string> tokens);
}
