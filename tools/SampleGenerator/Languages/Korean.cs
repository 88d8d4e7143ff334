namespace Unroll.SampleGenerator.Languages;

internal sealed class Korean() : Language("ko", "ko")
{
    private static readonly string[] Weekdays = ["월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"];

    // The hours are the one place here where Korean counts in its own numbers.
    private static readonly string[] Hours =
        ["", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열한", "열두"];

    protected override IEnumerable<string> Numbers(int count) =>
    [
        $"번호 {Words(count)}", $"{Words(count)} 명", $"약 {Words(count)} 명",
        $"{count} 쪽", $"{count} 호실", $"{count} 명",
        .. Carry([Words(count), $"{count}"], "우리는 * 개를 세었습니다", "손님은 모두 * 명입니다", "번호는 *번입니다"),
    ];

    protected override IEnumerable<string> Amounts(Amount amount)
    {
        var unit = amount.Currency switch
        {
            Currency.Euro => "유로",
            Currency.Dollar => "달러",
            Currency.Pound => "파운드",
            Currency.Yuan => "위안",
            Currency.Yen => "엔",
            _ => "크로나",
        };
        var spoken = $"{Words(amount.Whole)} {unit}" + (amount.Cents == 0 ? "" : $" {Words(amount.Cents)} 센트");
        string[] forms = amount.Cents == 0 ? [spoken, $"{amount.Whole} {unit}"] : [spoken];
        return
        [
            .. forms,
            .. Carry(forms, "이것은 *입니다", "표 값은 *입니다", "모두 *입니다", "아직 * 있습니다", "겨우 *"),
        ];
    }

    protected override IEnumerable<string> Days(CalendarDay day)
    {
        var weekday = Weekdays[day.Weekday];
        var spoken = $"{Month(day.Month)} {Words(day.Day)}일";
        var (spokenYear, writtenYear) = ($"{Words(day.Year)}년 {spoken}", $"{day.Year}년 {day.Month}월 {day.Day}일");
        string[] forms = [spoken, $"{spoken} {weekday}", $"{day.Month}월 {day.Day}일",
            $"{day.Month}월 {day.Day}일 {weekday}"];
        return
        [
            .. forms, spokenYear, writtenYear,
            .. Carry(forms, "회의는 *입니다", "*까지 영업합니다"),
            .. Carry([spokenYear, writtenYear], "그녀는 *에 태어났습니다", "*에 쓴 편지"),
        ];
    }

    protected override IEnumerable<string> Times(ClockTime time)
    {
        var minutes = time.Minute switch
        {
            0 => "",
            30 => " 반",
            _ => $" {Words(time.Minute)} 분",
        };
        var partOfDay = time.Hour < 12 ? "오전" : "오후";
        string[] forms =
        [
            $"{Hours[time.TwelveHour]} 시{minutes}",
            $"{partOfDay} {Hours[time.TwelveHour]} 시{minutes}",
            $"{time.Hour}시 {time.Minute}분",
            $"{partOfDay} {time.TwelveHour}시 {time.Minute}분",
        ];
        return
        [
            .. time.Minute == 0 ? forms[..2] : forms,
            .. Carry(time.Minute == 0 ? forms[..2] : forms, "지금은 *입니다", "기차는 *에 출발합니다", "회의는 *에 시작합니다", "*에 만납시다",
                "가게는 *에 닫습니다"),
        ];
    }

    // June and October drop a sound.
    private string Month(int month) => month switch
    {
        6 => "유월",
        10 => "시월",
        _ => $"{Words(month)}월",
    };
}
