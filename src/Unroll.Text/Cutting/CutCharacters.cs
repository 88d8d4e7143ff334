using System.Globalization;
using System.Text;

namespace Unroll.Text;

/// <summary>Characters as the numbers that the cut reads: their ids, and their general categories.</summary>
/// <param name="Vocabulary">The characters that have an id of their own.</param>
internal sealed record CutCharacters(Vocabulary Vocabulary)
{
    /// <summary>How many general categories Unicode has.</summary>
    public const int Categories = (int)UnicodeCategory.OtherNotAssigned + 1;

    /// <summary>Characters that occur once in training are read as unknown ones.</summary>
    private const int LeastCount = 2;

    public static CutCharacters Of(IEnumerable<TextCharacter> characters) => new(Vocabulary.Build(
        characters.Select(character => character.Rune.ToString()),
        new VocabularyOptions { MinimumCount = LeastCount }));

    public int IdOf(Rune rune)
    {
        Span<char> text = stackalloc char[2];
        return Vocabulary.IdOf(text[..rune.EncodeToUtf16(text)]);
    }

    public static int CategoryOf(Rune rune) => (int)CharUnicodeInfo.GetUnicodeCategory(rune.Value);
}
