namespace Unroll.SampleGenerator.Languages;

internal sealed class Turkish() : Language("tr", "tr")
{
    private static readonly string[] Months =
    [
        "Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran",
        "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık",
    ];

    private static readonly string[] Weekdays =
        ["Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi", "Pazar"];

    // The hours that minutes have passed ("üçü") and that they are short of ("üçe"), from one to twelve.
    private static readonly string[] PastHours =
    [
        "", "biri", "ikiyi", "üçü", "dördü", "beşi", "altıyı",
        "yediyi", "sekizi", "dokuzu", "onu", "on biri", "on ikiyi",
    ];

    private static readonly string[] ToHours =
    [
        "", "bire", "ikiye", "üçe", "dörde", "beşe", "altıya",
        "yediye", "sekize", "dokuza", "ona", "on bire", "on ikiye",
    ];

    protected override IEnumerable<string> Numbers(int count) =>
    [
        Words(count), $"{Words(count)} kişi", $"yaklaşık {Words(count)}",
        $"sayfa {count}", $"oda {count}", $"{count} kişi",
        .. Carry([Words(count), $"{count}"], "Tam * tane saydık", "Hepsi * kişiydi", "Sıra numaranız *"),
    ];

    protected override IEnumerable<string> Amounts(Amount amount)
    {
        var unit = amount.Currency switch
        {
            Currency.Euro => "euro",
            Currency.Dollar => "dolar",
            Currency.Pound => "sterlin",
            Currency.Yuan => "yuan",
            Currency.Yen => "yen",
            _ => "kron",
        };
        var spoken = $"{Words(amount.Whole)} {unit}" + (amount.Cents == 0 ? "" : $" {Words(amount.Cents)} sent");
        string[] forms = [spoken, $"{amount.Digits(',')} {unit}"];
        return
        [
            .. forms,
            .. Carry(forms, "Fiyatı *", "Bilet *", "Toplam: *", "Cebimde * kaldı", "sadece *"),
        ];
    }

    protected override IEnumerable<string> Days(CalendarDay day)
    {
        var (month, weekday) = (Months[day.Month - 1], Weekdays[day.Weekday]);
        string[] forms =
        [
            $"{Words(day.Day)} {month}", $"{Words(day.Day)} {month} {weekday}",
            $"{day.Day} {month} {day.Year}", $"{day.Day} {month} {weekday}", $"{day.Day} {month}",
        ];
        var withYear = $"{Words(day.Day)} {month} {Words(day.Year)}";
        return
        [
            .. forms, withYear,
            .. Carry([forms[1], forms[3]], "Toplantı * günü"),
            .. Carry([forms[0], forms[2]], "* tarihine kadar açık"),
            .. Carry([withYear, forms[2]], "* tarihinde doğdu", "Mektubun tarihi *"),
        ];
    }

    protected override IEnumerable<string> Times(ClockTime time)
    {
        string[] forms =
        [
            time.Digits('.'),
            time.Minute switch
            {
                0 => Words(time.Hour),
                30 => $"{Words(time.TwelveHour)} buçuk",
                < 10 => $"{Words(time.Hour)} sıfır {Words(time.Minute)}",
                _ => $"{Words(time.Hour)} {Words(time.Minute)}",
            },
        ];
        var minutes = time.Minute switch
        {
            15 or 45 => "çeyrek",
            < 30 => Words(time.Minute),
            _ => Words(60 - time.Minute),
        };
        string[] turning = time.Minute switch
        {
            0 or 30 => [],
            < 30 => [$"{PastHours[time.TwelveHour]} {minutes} geçiyor"],
            _ => [$"{ToHours[time.NextTwelveHour]} {minutes} var"],
        };
        return
        [
            .. turning,
            .. Carry(turning, "Saat *"),
            .. Carry(forms, "saat *", "Saat şimdi *", "Toplantı saati *", "Trenin kalkış saati *",
                "Dükkânın kapanış saati *"),
        ];
    }
}
