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

    /// <summary>Those of a text, after those that were known before.</summary>
    public static CutCharacters Of(IEnumerable<TextCharacter> characters, CutCharacters? former)
    {
        var vocabulary = Vocabulary.Build(
            characters.Select(character => character.Rune.ToString()),
            new VocabularyOptions { MinimumCount = LeastCount });
        return new(former?.Vocabulary.With(vocabulary) ?? vocabulary);
    }

    public int IdOf(Rune rune)
    {
        Span<char> text = stackalloc char[2];
        return Vocabulary.IdOf(text[..rune.EncodeToUtf16(text)]);
    }

    public static int CategoryOf(Rune rune) => (int)CharUnicodeInfo.GetUnicodeCategory(rune.Value);
}
