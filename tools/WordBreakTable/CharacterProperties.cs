using System.Globalization;
using Unroll.Text;

namespace Unroll.WordBreakTable;

/// <summary>What the Unicode Character Database says of code points, as far as word boundaries need it.</summary>
internal sealed class CharacterProperties
{
    private readonly Dictionary<int, string> _wordBreak;
    private readonly Dictionary<int, string> _category;
    private readonly Dictionary<int, string> _whiteSpace;
    private readonly Dictionary<int, string> _visibleFormat;
    private readonly Dictionary<int, string> _ignorable;
    private readonly Dictionary<int, string> _pictographs;

    /// <param name="folder">Where the files are.</param>
    public CharacterProperties(string folder)
    {
        var file = Path.Combine(folder, "auxiliary", "WordBreakProperty.txt");
        // # WordBreakProperty-15.0.0.txt
        Version = Path.GetFileNameWithoutExtension(File.ReadLines(file).First()).Split('-')[1];
        _wordBreak = Read(file);
        _category = Read(Path.Combine(folder, "extracted", "DerivedGeneralCategory.txt"));
        _whiteSpace = Read(Path.Combine(folder, "PropList.txt"), "White_Space");
        _visibleFormat = Read(Path.Combine(folder, "PropList.txt"), "Prepended_Concatenation_Mark");
        _ignorable = Read(Path.Combine(folder, "DerivedCoreProperties.txt"), "Default_Ignorable_Code_Point");
        _pictographs = Read(Path.Combine(folder, "emoji", "emoji-data.txt"), "Extended_Pictographic");
    }

    /// <summary>The version of Unicode.</summary>
    public string Version { get; }

    public WordBreak WordBreakOf(int point)
    {
        if (_whiteSpace.ContainsKey(point))
            return WordBreak.Blank;
        return _wordBreak.GetValueOrDefault(point, "Other") switch
        {
            "ALetter" => _pictographs.ContainsKey(point) ? WordBreak.LetterPictograph : WordBreak.Letter,
            "Hebrew_Letter" => WordBreak.HebrewLetter,
            "Numeric" => WordBreak.Digit,
            "Katakana" => WordBreak.Katakana,
            "ExtendNumLet" => WordBreak.Connector,
            "Regional_Indicator" => WordBreak.RegionalIndicator,
            "MidLetter" => WordBreak.MidLetter,
            "MidNum" => WordBreak.MidNumber,
            "MidNumLet" => WordBreak.MidBoth,
            "Single_Quote" => WordBreak.SingleQuote,
            "Double_Quote" => WordBreak.DoubleQuote,
            "ZWJ" => WordBreak.Joiner,
            "Extend" or "Format" => IsInvisible(point) ? WordBreak.InvisibleMark : WordBreak.Mark,
            "Other" when IsInvisible(point) => WordBreak.Blank,
            "Other" => _pictographs.ContainsKey(point) ? WordBreak.Pictograph : WordBreak.Symbol,
            var other => throw new InvalidDataException($"U+{point:X4} has the unknown Word_Break {other}"),
        };
    }

    private bool IsInvisible(int point) => _ignorable.ContainsKey(point) || _category.GetValueOrDefault(point) switch
    {
        "Cc" => true,
        "Cf" => !_visibleFormat.ContainsKey(point),
        _ => false,
    };

    /// <summary>The values of a file's code points: of all, or of those with one value.</summary>
    private static Dictionary<int, string> Read(string path, string? only = null)
    {
        var values = new Dictionary<int, string>();
        foreach (var line in File.ReadLines(path))
        {
            var fields = line.Split('#')[0].Split(';');
            if (fields.Length < 2 || (only is not null && fields[1].Trim() != only))
                continue;
            var range = fields[0].Trim().Split("..");
            for (var point = Point(range[0]); point <= Point(range[^1]); point++)
                values.Add(point, fields[1].Trim());
        }
        return values;

        static int Point(string hex) => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
