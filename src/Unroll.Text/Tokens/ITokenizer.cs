namespace Unroll.Text;

/// <summary>Cuts a text into tokens. It keeps nothing between calls, so that any number of threads may use one.</summary>
public interface ITokenizer
{
    /// <summary>What the way of cutting is called on the command line and in a model file.</summary>
    string Name { get; }

    /// <summary>The tokens of a text, in their order; none for a text of white space alone.</summary>
    IEnumerable<string> Tokenize(string text);
}
