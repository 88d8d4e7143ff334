namespace Unroll.Text;

/// <summary>Lines of a label, white space and a text.</summary>
internal static class LabelWordTexts
{
    private const string Expected = "a label, a blank and a text";

    private static readonly WhitespaceTokenizer Words = new();

    public static IEnumerable<LabelledText> Read(IEnumerable<TextLine> lines, string name)
    {
        foreach (var line in FilledLines.Of(lines, name, Expected))
        {
            var place = new Place(name, line.Number);
            if (Words.Cut(line.Text).Take(2).ToArray() is not [var label, var text])
                throw place.Error($"there are no two words, but {Expected} were expected");
            yield return CheckedText.Of(label.In(line.Text).ToString(), line.Text[text.Start..], place);
        }
    }
}
