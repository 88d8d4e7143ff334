namespace Unroll.SampleGenerator.Languages;

/// <summary>
/// Mandarin in simplified characters, with no spaces. Humanizer knows it as "zh-CN"; under plain "zh" it answers in
/// English.
/// </summary>
internal sealed partial class Chinese() : Language("zh", "zh-CN")
{
    private const string Weekdays = "一二三四五六日";

    public override bool Accepts(string text) => text.Length is >= 2 and <= 30;

    protected override IEnumerable<string> Numbers(int count) =>
    [
        Words(count), $"{Quantity(count)}个人", $"第{Words(count)}页", $"大约{Quantity(count)}个",
        $"第{count}页", $"{count}号房间", $"{count}个人", $"请叫{Words(count)}号", $"请叫{count}号",
        .. Carry([Quantity(count), $"{count}"], "我们数了*个", "一共有*位客人"),
    ];

    protected override IEnumerable<string> Amounts(Amount amount)
    {
        var forms = Prices(amount).Select(Join).ToList();
        return
        [
            .. forms,
            .. Carry(forms, "这个要*", "票价是*", "总共*", "我还有*", "只要*"),
        ];
    }

    /// <summary>An amount with spaces between its words, as it stands in sentences.</summary>
    private string[] Prices(Amount amount)
    {
        var unit = Unit(amount.Currency);
        var cents = amount.Currency == Currency.Euro ? "欧分" : "美分";
        var spoken = $"{Quantity(amount.Whole)} {unit}" + (amount.Cents == 0 ? "" : $" {Words(amount.Cents)} {cents}");
        return [spoken, $"{amount.Digits('.')} {unit}"];
    }

    private static string Unit(Currency currency) => currency switch
    {
        Currency.Euro => "欧元",
        Currency.Dollar => "美元",
        Currency.Pound => "英镑",
        Currency.Yuan => "元",
        Currency.Yen => "日元",
        _ => "克朗",
    };

    protected override IEnumerable<string> Days(CalendarDay day)
    {
        var weekday = $"星期{Weekdays[day.Weekday]}";
        var spoken = $"{Words(day.Month)}月{Words(day.Day)}";
        string[] forms =
        [
            $"{spoken}日", $"{spoken}号", $"{spoken}日{weekday}", $"{day.Year}年{day.Month}月{day.Day}日",
            $"{day.Month}月{day.Day}日{weekday}", $"{day.Month}月{day.Day}号",
        ];
        var withYear = $"{Year(day.Year)}年{spoken}日";
        return
        [
            .. forms, withYear,
            .. Carry(forms, "会议在*", "营业到*"),
            .. Carry([withYear, forms[3]], "她生于*", "这封信写于*"),
        ];
    }

    protected override IEnumerable<string> Times(ClockTime time)
    {
        var forms = Clock(time).Select(Join).ToList();
        return
        [
            .. forms,
            .. Carry(forms, "现在是*", "火车*开", "会议*开始", "我们*见", "商店*关门"),
        ];
    }

    /// <summary>A ten within a number is "一十", which Humanizer gives only when a digit follows.</summary>
    protected override string Words(int number) => base.Words(number)
        .Replace("百十", "百一十", StringComparison.Ordinal)
        .Replace("零十", "零一十", StringComparison.Ordinal);

    /// <summary>
    /// How many there are of a thing: a quantity, unlike a mere number, begins with 两 and not with 二.
    /// </summary>
    private string Quantity(int count) => count is 2 or >= 200 and < 300 or >= 2000 and < 3000
        ? string.Concat("两", Words(count).AsSpan(1))
        : Words(count);

    /// <summary>A year is read digit by digit.</summary>
    private string Year(int year) =>
        string.Concat($"{year}".Select(digit => digit == '0' ? "〇" : Words(digit - '0')));

    private static string Join(string words) => words.Replace(" ", "", StringComparison.Ordinal);

    private static string PartOfDay(int hour) => hour switch
    {
        < 6 => "凌晨",
        < 12 => "上午",
        12 => "中午",
        < 18 => "下午",
        _ => "晚上",
    };

    /// <summary>A time of day with spaces between its words, as it stands in sentences.</summary>
    private IEnumerable<string> Clock(ClockTime time)
    {
        var words = ClockWords(time).ToList();
        return
        [
            words[0], $"{PartOfDay(time.Hour)} {words[0]}", $"{time.Hour}点 {time.Minute:00}分", .. words.Skip(1),
        ];
    }

    private IEnumerable<string> ClockWords(ClockTime time)
    {
        var (hour, next) = (Quantity(time.TwelveHour), Quantity(time.NextTwelveHour));
        yield return time.Minute switch
        {
            0 => $"{hour}点 整",
            15 => $"{hour}点 一刻",
            30 => $"{hour}点 半",
            45 => $"{hour}点 三刻",
            < 10 => $"{hour}点 零{Words(time.Minute)}分",
            _ => $"{hour}点 {Words(time.Minute)}分",
        };
        if (time.Minute is 50 or 55)
            yield return $"差 {Words(60 - time.Minute)}分 {next}点";
    }
}
