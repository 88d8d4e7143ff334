using System.Globalization;
using System.Text.RegularExpressions;
using Unroll.Cli.Translation;
using Unroll.Text;

namespace Unroll.Cli.Tests;

public partial class TranslationSampleTests
{
    private static readonly SentencePair[] Train = ValuesSample.Read("train");
    private static readonly SentencePair[] Dev = ValuesSample.Read("dev");
    private static readonly SentencePair[] Test = ValuesSample.Read("test");
    private static readonly SentencePair[] HeldOut = [.. Dev, .. Test];
    private static readonly SentencePair[] All = [.. Train, .. HeldOut];

    /// <summary>The days of a week in each language, Sunday first.</summary>
    private static readonly Dictionary<string, string[]> Weekdays = new()
    {
        ["de"] = ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"],
        ["en"] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
        ["es"] = ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"],
        ["fr"] = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"],
        ["zh"] = ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"],
    };

    [Fact]
    public void ItIsAsLargeAsItIsMeantToBe()
    {
        Assert.Equal((22_500, 600, 1000), (Train.Length, Dev.Length, Test.Length));
        var bytes = new[] { "train", "dev", "test" }.Sum(
            part => typeof(Unroll.Cli.Samples.Sample).Assembly.GetManifestResourceStream($"Samples/translate.{part}.tsv")!.Length);
        Assert.True(bytes < 1_400_000, $"{bytes} bytes");
    }

    [Fact]
    public void NoTextIsThereTwice() =>
        Assert.Equal(All.Length, All.Select(pair => pair.Source.ToUpperInvariant()).Distinct().Count());

    [Fact]
    public void EveryTargetIsADateATimeOrAnAmount() => Assert.All(All, pair => Assert.True(
        (Date.IsMatch(pair.Target) && DayOf(pair).Year is >= 1980 and < 2040)
        || (Time.Match(pair.Target) is { Success: true } time
            && int.Parse(time.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is >= 1 and < 24
            && int.Parse(time.Groups[2].ValueSpan, CultureInfo.InvariantCulture) < 60)
        || Amount.IsMatch(pair.Target),
        pair.Target));

    [Fact]
    public void NumbersAreSpokenButForYears() => Assert.All(All, pair =>
    {
        var digits = Digits.Match(pair.Source).Value;
        Assert.True(digits.Length == 0 || (Date.IsMatch(pair.Target) && digits == pair.Target[..4]), pair.Source);
        Assert.Equal(pair.Source.Trim(), pair.Source);
        Assert.DoesNotContain("  ", pair.Source, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("train", 1100, 2201)]
    [InlineData("dev", 40, 40)]
    [InlineData("test", 67, 67)]
    public void EveryLanguageAndKindIsThereAlike(string part, int dates, int times)
    {
        var pairs = ValuesSample.Read(part);
        foreach (var language in Weekdays.Keys)
        {
            Assert.Equal(
                dates, pairs.Count(pair => Date.IsMatch(pair.Target) && LanguageOfDate(pair.Source) == language));
            Assert.Equal(
                times, pairs.Count(pair => Time.IsMatch(pair.Target) && LanguageOfTime(pair.Source) == language));
        }
        Assert.Equal(pairs.Length / 5, pairs.Count(pair => Chinese.IsMatch(pair.Source)));
    }

    [Fact]
    public void AWeekdayIsThatOfItsDate()
    {
        var named = All.Where(pair => Date.IsMatch(pair.Target))
            .SelectMany(pair => Weekdays[LanguageOfDate(pair.Source)].Index()
            .Where(weekday => pair.Source.Contains(weekday.Item, StringComparison.Ordinal))
            .Select(weekday => (pair, weekday.Index))).ToList();
        Assert.True(named.Count > 1000);
        Assert.All(named, day => Assert.Equal((int)DayOf(day.pair).DayOfWeek, day.Index));
    }

    /// <summary>
    /// A day in any year, a time on a clock of twelve hours, a number of money in any currency, and hundreds with any
    /// cents.
    /// </summary>
    [Fact]
    public void NoHeldOutValueIsInTraining()
    {
        Disjoint(Train.Select(ValueOf), HeldOut.Select(ValueOf));
        Disjoint(Dev.Select(ValueOf), Test.Select(ValueOf));
        Disjoint(Train.SelectMany(Hundreds), HeldOut.SelectMany(Hundreds));

        static void Disjoint(IEnumerable<string> left, IEnumerable<string> right) =>
            Assert.Empty(left.Intersect(right));

        static IEnumerable<string> Hundreds(SentencePair pair) =>
            Amount.Match(pair.Target).Groups[1].Value is { Length: 3 } hundreds ? [hundreds] : [];
    }

    [Fact]
    public void AllPartsOfValuesAreInTraining()
    {
        var dates = Train.Where(pair => Date.IsMatch(pair.Target)).Select(DayOf).ToList();
        Assert.Equal(
            (60, 12, 31),
            (Different(dates.Select(day => day.Year)), Different(dates.Select(day => day.Month)),
            Different(dates.Select(day => day.Day))));

        var times = Train.Select(pair => Time.Match(pair.Target)).Where(time => time.Success).ToList();
        Assert.Equal(
            (23, 60), (Different(times.Select(time => time.Groups[1].Value)),
            Different(times.Select(time => time.Groups[2].Value))));

        var amounts = Train.Select(pair => Amount.Match(pair.Target)).Where(amount => amount.Success).ToList();
        Assert.Equal(
            99, Different(
            amounts.Where(amount => amount.Groups[1].Length < 3 && !amount.Groups[2].Success)
            .Select(amount => amount.Groups[1].Value)));
        Assert.Equal(
            (99, 5), (Different(
            amounts.Where(amount => amount.Groups[2].Success).Select(amount => amount.Groups[2].Value)),
            Different(amounts.Select(amount => amount.Groups[3].Value))));

        static int Different<T>(IEnumerable<T> values) => values.Distinct().Count();
    }

    [Theory]
    [InlineData("six oh one pm", "18:01")]
    [InlineData("at twenty-five to three in the afternoon", "14:35")]
    [InlineData("seventy-two pounds and eighty-one pence", "72.81 GBP")]
    [InlineData("March seventh nineteen ninety-one", "1991-03-07")]
    [InlineData("um fünf nach halb drei nachmittags", "14:35")]
    [InlineData("halb zwölf vormittags", "11:30")]
    [InlineData("der zweite vierte 2035", "2035-04-02")]
    [InlineData("am zweiundzwanzigsten März neunzehnhundertvierundneunzig", "1994-03-22")]
    [InlineData("a las doce menos veinte de la mañana", "11:40")]
    [InlineData("a las catorce horas y treinta y siete minutos", "14:37")]
    [InlineData("el doce de noviembre de mil novecientos ochenta", "1980-11-12")]
    [InlineData("trescientas sesenta y seis libras", "366 GBP")]
    [InlineData("à midi dix", "12:10")]
    [InlineData("à trois heures moins vingt-cinq du matin", "02:35")]
    [InlineData("soixante-dix-sept livres quatre-vingt-quatre", "77.84 GBP")]
    [InlineData("在凌晨差十分两点", "01:50")]
    [InlineData("六十六块两毛九", "66.29 CNY")]
    [InlineData("六百七十二点零一美元", "672.01 USD")]
    public void WhatIsSaidIsWhatIsWritten(string spoken, string written) =>
        Assert.Contains(new SentencePair(spoken, written), All);

    [Fact]
    public void MemoryAloneDoesNotTranslate() =>
        Assert.InRange(new NearestSentence(Train).Evaluate(Test).Exact.Share, 0, 0.02);

    /// <summary>
    /// What of a target must not be in two parts; small numbers of money go with their cents, and those without are in
    /// training alone.
    /// </summary>
    private static string ValueOf(SentencePair pair)
    {
        if (Date.IsMatch(pair.Target))
            return pair.Target[4..];
        return Time.Match(pair.Target) is { Success: true } time
            ? $"{int.Parse(time.Groups[1].ValueSpan, CultureInfo.InvariantCulture) % 12}:{time.Groups[2].Value}"
            : pair.Target[..^3];
    }

    private static DateOnly DayOf(SentencePair pair) =>
        DateOnly.ParseExact(pair.Target, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string LanguageOfDate(string text) =>
        Chinese.IsMatch(text) ? "zh"
        : text.Contains(" de ", StringComparison.Ordinal) ? "es"
        : text.StartsWith("der ", StringComparison.Ordinal) || text.StartsWith("am ", StringComparison.Ordinal)
            || text.Contains(", der ", StringComparison.Ordinal) ? "de"
        : text.Any(char.IsUpper) ? "en"
        : "fr";

    private static string LanguageOfTime(string text) =>
        Chinese.IsMatch(text) ? "zh"
        : SpanishTime.IsMatch(text) ? "es"
        : GermanTime.IsMatch(text) ? "de"
        : FrenchTime.IsMatch(text) ? "fr"
        : "en";

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d$")]
    private static partial Regex Date { get; }

    [GeneratedRegex(@"^(\d\d):(\d\d)$")]
    private static partial Regex Time { get; }

    [GeneratedRegex(@"^([1-9]\d{0,2})(?:\.(?!00)(\d\d))? (EUR|USD|GBP|CNY|(?<!\.\d\d )JPY)$")]
    private static partial Regex Amount { get; }

    [GeneratedRegex(@"[0-9]+")]
    private static partial Regex Digits { get; }

    [GeneratedRegex(@"[\u4E00-\u9FFF]")]
    private static partial Regex Chinese { get; }

    [GeneratedRegex(@"^(a )?las? ")]
    private static partial Regex SpanishTime { get; }

    [GeneratedRegex(@" Uhr|(nacht|morgen|mittag|abend)s$")]
    private static partial Regex GermanTime { get; }

    [GeneratedRegex(@"heure|midi|minuit")]
    private static partial Regex FrenchTime { get; }
}
