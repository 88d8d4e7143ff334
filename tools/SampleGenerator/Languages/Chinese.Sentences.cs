using Unroll.SampleGenerator.Sentences;

namespace Unroll.SampleGenerator.Languages;

/// <remarks>
/// The sentences are cut into words by these rules, which follow the treebanks' habits:
/// a number is one word, however long (二百五十, 45.50), and what it counts stands apart, be it a measure word, a unit
/// or money (三 个 人, 二十 分钟, 九十 分, 三 点 建议, 三 个 月, 二百五十 元, 五 号 楼);
/// in a date and on a clock the number is one word with what it numbers (二〇二一年, 三月, 五日, 五号, 四点, 二十分),
/// and 半, 整, 一刻, 三刻, 上午 and the like are words (下午 四点 半);
/// an ordinal is one word (第三 章), and so is a weekday (星期五);
/// 了, 着, 的, 不, 都, 也 and every punctuation mark are words;
/// what the dictionary has is one word (一起, 一点, 一半, 十分, 万一, 千万, 号码, 生日, 地点, 部分).
/// So a 点, 分, 号, 月, 年 or 块 joins the number before it, stands apart or belongs to what follows, as the sense has it.
/// </remarks>
internal sealed partial class Chinese : ISentenceLanguage
{
    public IReadOnlyList<string> Sentences { get; } =
    [
        "{event} {date} {time} 开始 。",
        "{event} 的 地点 是 {label} 号 楼 ， {date} {time} [开始|结束] 。",
        "请 在 {date} {time} [前|以前] [支付|付清|交] {amount} 。",
        "我们 一共 [买|订|要] 了 {count} {things} ， 花 了 {amount} 。",
        "一 个 人 [去|来] 太 危险 ， [最好|还是] {few} 个 人 一起 [去|来] 。",
        "这 次 {person} 考 了 {count} 分 ， [妈妈|老师|大家] 十分 [高兴|满意] 。",
        "快 一点 ， [火车|飞机|轮船] {time} [就 要|准时] 出发 。",
        "{time} 到 {time} 之间 [有点|十分|非常] [忙|吵] ， [早 一点|晚 一点] 再 来 吧 。",
        "[车站|学校|公园] 离 [这 个 地点|这里] [只有|大约] {count} 公里 。",
        "走路 要 {count} 分钟 ， 我们 {time} 出发 吧 。",
        "{person} 住 在 {label} 号 楼 [二|三|四|五] 单元 {label} 号 房间 。",
        "{label} 号 房间 {day} [以前|以后] 都 [有 人|订 满 了] 。",
        "坐 {label} 路 [公共汽车|电车] ， {few} 站 就 到 ， 票价 {amount} 。",
        "{person} 生 于 {year} ， 生日 是 {day} 。",
        "{month} [有|只有] {few} 个 [考试|节日|会议] ， 第一 个 在 {day} 。",
        "等 了 {few} 个 月 ， {person} {month} 才 拿到 {amount} 的 工资 。",
        "{few} 年 以后 ， 也 就是 {year} ， [他们|我们] 分手 了 。",
        "一 块 蛋糕 {amount} ， 买 {few} 块 [一共|总共] {amount} 。",
        "[我|{person}] 有 {few} 点 [建议|意见|要求] ， 第一 点 [最|十分] 重要 。",
        "[桌上|家里] 只有 一点 [水|面包|盐] ， 请 再 买 {count} {things} 。",
        "万一 {time} 还 没 到 ， 就 打 {label} 这 个 号码 。",
        "千万 别 忘 了 ， {weekday} {time} [交|还] {amount} 。",
        "{person} 一直 [等|睡|工作] 到 {time} 。",
        "{time} 的 [火车|飞机] 比 {time} 的 便宜 {amount} 。",
        "一半 的 {people} {time} 就 走 了 ， 只 剩 {count} 个 人 。",
        "元旦 那 天 ， 百货 公司 的 [毛衣|大衣|手表] 只 要 {amount} 。",
        "从 {date} 到 {date} ， 商店 {time} 关门 。",
        "{label} 号 运动员 跑 了 {few} 分 {count} 秒 。",
        "[我|{person}] 每 天 {time} [起床|上班|下班|吃 饭] 。",
        "这 件 毛衣 {amount} ， 那 件 只 要 {amount} 。",
        "会 从 {time} 开 了 {few} 个 小时 ， {count} 个 人 发 了 言 。",
        "请 记住 号码 {label} ， 大概 [{time}|{weekday}] 会 叫 到 。",
        "{weekday} 是 {person} 的 生日 ， 我们 {time} 在 老 地方 见 。",
        "房租 每 个 月 {amount} ， 要 在 {day} 以前 交 。",
        "{date} 出生 的 孩子 有 {count} 个 。",
        "{few} 个 人 分 {amount} ， 每 人 分 {amount} 。",
        "[我|{person}] 把 {amount} 分成 {few} 份 。",
        "[他们|我们] 点 了 {few} 个 菜 ， 才 花 {amount} 。",
        "{time} 吃 饭 ， 先 点 菜 ， {few} 个 菜 就 [够|行] 了 。",
        "{label} 号 线 {time} 停运 ， {day} 起 [早|晚] {few} 分钟 。",
        "{day} 是 第一 天 ， {day} 是 最后 一 天 。",
        "{person} 一 到 {time} 就 [困|饿|想 家] 。",
        "这里 一 到 {month} 就 [下雨|下雪|热闹] 。",
        "大约 {count} 个 {people} [报 了 名|参加 了 {event}] 。",
        "{person} 第一 次 [来|去] 是 {year} ， 第二 次 是 {month} 。",
        "{amount} 一点 也 不 [贵|多|便宜] 。",
        "到 [北京|上海|广州] 有 {count} 公里 ， 坐 火车 {few} 个 小时 ， 票价 {amount} 。",
        "[再 给 我|请 等 我|再 睡] {few} 分钟 ， {time} 一定 [走|起床|到] 。",
        "这 本 书 第{ordinal} 部分 有 {count} 页 ， {weekday} 以前 看 完 。",
        "这 一 局 我们 得 了 {few} 分 ， 他们 得 了 {count} 分 。",
        "我们 一起 去 [公园|学校|百货 公司|看 月亮] 吧 。",
        "{person} 有点 [累|忙|冷] ， 想 [早 一点|快 一点] [回 家|睡觉|吃 饭] 。",
        "这 部分 [十分|非常|有点] [重要|难|长] ， [再 看 一 次|别 忘 了] 。",
        "[月亮|太阳|日子] [十分|真] [圆|美|好] ， [大家|我们] 都 [很 高兴|在 看] 。",
        "{person} 的 [优点|特点] 和 [缺点|弱点] 一样 多 。",
        "[时刻|千万|一定] 要 [小心 一点|记住 这 一 点|看清 这 一 点] 。",
        "[十分|有点|真] 可惜 ， {person} [和 我们 分开 了|搬 到 别 的 地点 了|把 号码 忘 了] 。",
    ];

    public IEnumerable<string> Forms(string slot, PartValues values) => slot switch
    {
        "date" => DateForms(values.Day()),
        "day" => DayForms(values.Day()),
        "month" => MonthForms(values.Day()),
        "year" => YearForms(values.Day().Year),
        "weekday" => from day in Weekdays from week in new[] { "星期", "周" } select $"{week}{day}",
        "time" => TimeForms(values.Time()),
        "amount" => AmountForms(values.Amount()),
        "count" => CountForms(values.Number().Count),
        "few" => CountForms(values.Few().Count),
        "label" => LabelForms(values.Number().Count),
        "ordinal" => [Words(values.Few().Count)],
        "person" => ["他", "她", "老师", "妈妈", "小王", "我 朋友"],
        "people" => ["客人", "学生", "孩子", "朋友"],
        "things" => ["张 桌子", "把 椅子", "本 书", "个 苹果", "件 毛衣", "块 蛋糕", "瓶 水", "块 手表"],
        "event" => ["会议", "音乐会", "婚礼", "比赛", "讲座", "考试"],
        _ => throw new ArgumentOutOfRangeException(nameof(slot), slot, null),
    };

    private IEnumerable<string> CountForms(int count) => [Quantity(count), $"{count}"];

    private IEnumerable<string> LabelForms(int number) => [Words(number), $"{number}"];

    private IEnumerable<string> DateForms(CalendarDay day) =>
    [
        .. DayForms(day),
        $"{Words(day.Month)}月 {Words(day.Day)}日 星期{Weekdays[day.Weekday]}",
        $"{Year(day.Year)}年 {Words(day.Month)}月 {Words(day.Day)}日", $"{day.Year}年 {day.Month}月 {day.Day}日",
    ];

    private IEnumerable<string> DayForms(CalendarDay day) =>
    [
        $"{Words(day.Month)}月 {Words(day.Day)}日", $"{Words(day.Month)}月 {Words(day.Day)}号", $"{Words(day.Day)}号",
        $"{day.Month}月 {day.Day}日", $"{day.Month}月 {day.Day}号",
    ];

    private IEnumerable<string> MonthForms(CalendarDay day) =>
    [
        $"{Words(day.Month)}月", $"{day.Month}月", $"{Year(day.Year)}年 {Words(day.Month)}月", $"{day.Year}年 {day.Month}月",
    ];

    private IEnumerable<string> YearForms(int year) => [$"{Year(year)}年", $"{year}年"];

    private IEnumerable<string> TimeForms(ClockTime time) =>
        time.Minute == 0 ? [.. Clock(time), $"{Quantity(time.TwelveHour)}点", $"{time.Hour}点"] : Clock(time);

    /// <summary>Yuan are written 元 and spoken 块.</summary>
    private IEnumerable<string> AmountForms(Amount amount) => amount.Currency == Currency.Yuan
        ? [.. Prices(amount), $"{Quantity(amount.Whole)} 块", $"{Quantity(amount.Whole)} 块 钱", $"{amount.Whole} 块"]
        : Prices(amount);
}
