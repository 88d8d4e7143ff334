using System.Text;

namespace Unroll.SampleGenerator.Translations;

/// <summary>A file of translations: <c>spoken TAB written LF</c> with no header.</summary>
internal static class TranslationFile
{
    public static string Format(IEnumerable<Translation> translations)
    {
        var lines = new StringBuilder();
        foreach (var translation in translations)
            lines.Append(translation.Spoken).Append('\t').Append(translation.Written).Append('\n');

        return lines.ToString();
    }
}
