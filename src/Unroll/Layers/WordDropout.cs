namespace Unroll;

/// <summary>
/// Replaces tokens by the unknown one at random while training, so that a network learns to do without any single word,
/// and to handle words that it does not know.
/// </summary>
public sealed class WordDropout : IModule
{
    private readonly float _probability;
    private readonly int _unknown;

    /// <summary>Makes the layer.</summary>
    /// <param name="probability">The probability that a token is replaced, from 0 to 1.</param>
    /// <param name="unknown">The id that it is replaced by.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is outside 0 to 1.</exception>
    public WordDropout(float probability, int unknown)
    {
        Given.FromZeroToOne(probability);
        (_probability, _unknown) = (probability, unknown);
    }

    /// <inheritdoc/>
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() => [];

    /// <summary>The tokens with some replaced, or the tokens themselves without a pass.</summary>
    public PackedTokens Forward(PackedTokens tokens, TrainingPass? pass = null)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        if (pass is null || _probability == 0)
            return tokens;
        var draws = pass.NextDraws();
        var ids = tokens.Ids.ToArray();
        for (var i = 0; i < ids.Length; i++)
        {
            if (draws.Uniform((ulong)i) < _probability)
                ids[i] = _unknown;
        }
        return new PackedTokens(ids, tokens.Layout);
    }
}
