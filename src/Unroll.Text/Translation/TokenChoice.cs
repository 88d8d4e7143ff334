namespace Unroll.Text;

/// <summary>Which tokens a search may choose. What it may not choose keeps its probability all the same: the others' are what the model says.</summary>
internal sealed class TokenChoice
{
    private readonly bool[] _forbidden;

    /// <param name="classes">How many tokens there are.</param>
    /// <param name="end">The mark of the end.</param>
    /// <param name="forbidden">Tokens that no translation has, such as padding.</param>
    public TokenChoice(int classes, int end, ReadOnlySpan<int> forbidden)
    {
        End = end;
        _forbidden = new bool[classes];
        foreach (var token in forbidden)
            _forbidden[token] = true;
    }

    /// <summary>The mark of the end.</summary>
    public int End { get; }

    public bool Allows(int token, bool mayEnd) => !_forbidden[token] && (mayEnd || token != End);
}
