namespace Unroll.Text;

/// <summary>
/// Which tokens a search may choose. Forbidden tokens keep their probability, so that those of the others are what
/// the model says.
/// </summary>
/// <param name="end">The mark of the end.</param>
/// <param name="forbidden">The few tokens that no translation has, such as padding.</param>
internal sealed class TokenChoice(int end, int[] forbidden)
{
    /// <summary>The mark of the end.</summary>
    public int End => end;

    /// <summary>How many tokens are forbidden.</summary>
    public int Forbidden => forbidden.Length;

    public bool Allows(int token, bool mayEnd) => !forbidden.Contains(token) && (mayEnd || token != end);
}
