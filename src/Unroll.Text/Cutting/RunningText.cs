namespace Unroll.Text;

/// <summary>A piece of running text as the network reads it.</summary>
/// <param name="Characters">The ids of its characters.</param>
/// <param name="Categories">Their general categories.</param>
/// <param name="Ends">What ends with each (<see cref="CharacterEnd"/>), or <see cref="NoEnd"/>.</param>
internal sealed record RunningText(int[] Characters, int[] Categories, int[] Ends)
{
    /// <summary>Of a character that no token has, such as a blank.</summary>
    public const int NoEnd = -100;

    public int Length => Characters.Length;

    /// <summary>Characters with what ends with each.</summary>
    public static RunningText Of(IReadOnlyList<TextCharacter> text, int[] ends, CutCharacters characters) => new(
        [.. text.Select(one => characters.IdOf(one.Rune))],
        [.. text.Select(one => CutCharacters.CategoryOf(one.Rune))],
        ends);

    public static RunningText Joined(IReadOnlyList<RunningText> parts) => parts is [var only] ? only : new(
        [.. parts.SelectMany(part => part.Characters)],
        [.. parts.SelectMany(part => part.Categories)],
        [.. parts.SelectMany(part => part.Ends)]);

    public RunningText Part(int start, int end) =>
        new(Characters[start..end], Categories[start..end], Ends[start..end]);
}
