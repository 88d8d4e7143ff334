using System.Text;

namespace Unroll.SampleGenerator.Sentences;

/// <summary>A file of segmented sentences: <c>word SPACE word ... LF</c>.</summary>
internal static class SegmentedFile
{
    public static string Format(IEnumerable<MarkedText> sentences)
    {
        var lines = new StringBuilder();
        foreach (var sentence in sentences)
            lines.Append(sentence.Text).Append('\n');

        return lines.ToString();
    }
}
