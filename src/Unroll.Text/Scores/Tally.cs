namespace Unroll.Text;

/// <summary>How many of a number of things are right.</summary>
/// <param name="Correct">How many are right.</param>
/// <param name="Total">How many there are.</param>
public readonly record struct Tally(int Correct, int Total)
{
    /// <summary>The share that is right, from 0 to 1; 0 if there are none.</summary>
    public double Share => Total == 0 ? 0 : (double)Correct / Total;

    /// <summary>The counts and the share: <c>3 of 4 (75.0%)</c>.</summary>
    public override string ToString() => $"{Correct} of {Total} ({Percent.Of(Share)})";

    internal Tally With(bool isCorrect) => new(Correct + (isCorrect ? 1 : 0), Total + 1);
}
