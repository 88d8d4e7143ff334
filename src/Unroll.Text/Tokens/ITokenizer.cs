namespace Unroll.Text;

/// <summary>
/// Cuts a text into tokens. It keeps nothing between calls, so that any number of threads may use one.
/// </summary>
public interface ITokenizer
{
    /// <summary>What the way of cutting is called on the command line and in a model file.</summary>
    string Name { get; }

    /// <summary>Where the tokens of a text stand, in their order; none for a text of white space alone.</summary>
    IEnumerable<TokenSpan> Cut(string text);
}
