namespace Unroll.Text.Tests;

/// <summary>
/// The counts of CoNLL's scorer, made as it makes them: from pairs of neighbouring tags in both columns, without ever
/// making a span. The pairs are those of the port to Python by Sampo Pyysalo, which knows E and S; M is taken for I, L
/// for E, and U and W for S.
/// </summary>
internal sealed class Conlleval
{
    private static readonly string[] EndsBetween = ["BB", "BS", "BO", "IB", "IS", "IO"];

    private static readonly string[] StartsBetween = ["EE", "EI", "SE", "SI", "OE", "OI"];

    public SortedDictionary<string,
        (int Correct, int Gold, int Predicted)> Types
    { get; } = new(StringComparer.Ordinal);

    public void Count(string[] gold, string[] predicted)
    {
        var (lastGold, lastPredicted) = (Cut("O"), Cut("O"));
        var inCorrect = false;
        // The blank line after a sentence is an O in both columns.
        foreach (var (one, other) in gold.Append("O").Zip(predicted.Append("O")))
        {
            var (nowGold, nowPredicted) = (Cut(one), Cut(other));
            var (goldEnds, predictedEnds) = (Ends(lastGold, nowGold), Ends(lastPredicted, nowPredicted));
            if (inCorrect && goldEnds && predictedEnds && lastGold.Type == lastPredicted.Type)
            {
                Add(lastGold.Type, 1, 0, 0);
                inCorrect = false;
            }
            else if (goldEnds != predictedEnds || nowGold.Type != nowPredicted.Type)
                inCorrect = false;
            var (goldStarts, predictedStarts) = (Starts(lastGold, nowGold), Starts(lastPredicted, nowPredicted));
            if (goldStarts && predictedStarts && nowGold.Type == nowPredicted.Type)
                inCorrect = true;
            if (goldStarts)
                Add(nowGold.Type, 0, 1, 0);
            if (predictedStarts)
                Add(nowPredicted.Type, 0, 0, 1);
            (lastGold, lastPredicted) = (nowGold, nowPredicted);
        }
    }

    private static bool Ends((char Letter, string Type) before, (char Letter, string Type) now) =>
        before.Letter is 'E' or 'S' || EndsBetween.Contains($"{before.Letter}{now.Letter}")
            || (before.Letter != 'O' && before.Type != now.Type);

    private static bool Starts((char Letter, string Type) before, (char Letter, string Type) now) =>
        now.Letter is 'B' or 'S' || StartsBetween.Contains($"{before.Letter}{now.Letter}")
            || (now.Letter != 'O' && before.Type != now.Type);

    private static (char Letter, string Type) Cut(string tag)
    {
        var letter = tag[0] switch { 'M' => 'I', 'L' => 'E', 'U' or 'W' => 'S', var same => same };
        return (letter, tag.Length > 1 ? tag[2..] : "");
    }

    private void Add(string type, int correct, int gold, int predicted)
    {
        var counts = Types.GetValueOrDefault(type);
        Types[type] = (counts.Correct + correct, counts.Gold + gold, counts.Predicted + predicted);
    }
}
