namespace Unroll.Text;

/// <summary>What happened inside a model while it read a text.</summary>
/// <param name="Tokens">
/// The tokens that the recurrence read, one for each step: as the text has them, and for a translator as it cut them,
/// with the end mark.
/// </param>
/// <param name="Network">
/// Gates, memory and hidden state of the recurrence over the tokens; of a translator those of its encoder.
/// </param>
/// <param name="IsCut">Whether the text has more tokens than are read as one sequence.</param>
public sealed record TextTrace(IReadOnlyList<string> Tokens, RecurrentTrace Network, bool IsCut)
{
    /// <exception cref="NotFiniteNumberException">A state is not finite.</exception>
    internal static TextTrace Of(IReadOnlyList<string> tokens, RecurrentTrace network, bool isCut)
    {
        foreach (var series in network.Layers.SelectMany(layer => layer.Series))
            FiniteScores.Check(series.Values.Span);
        return new TextTrace(tokens, network, isCut);
    }

    /// <summary>The tokens of a text that is to be traced.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    internal static string[] TokensOf(string text, IEnumerable<string> tokens)
    {
        string[] all = [.. tokens];
        return all.Length > 0 ? all : throw new ArgumentException(
            $"the text {Quoted.Cell(text)} has no token, so there is nothing to trace; give one of a token or more",
            nameof(text));
    }
}
