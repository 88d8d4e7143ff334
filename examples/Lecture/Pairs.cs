namespace Lecture;

/// <summary>
/// Some English sentences with their Chinese translations, in words; "I love you" is not among them. The day stands
/// last in English and second in Chinese, so a translation cannot go from left to right.
/// </summary>
public static class Pairs
{
    private static readonly (string En, string Zh)[] Subjects =
        [("I", "我"), ("you", "你"), ("we", "我们"), ("they", "他们"), ("he", "他"), ("she", "她")];

    private static readonly (string En, string Zh)[] Verbs =
        [("love", "爱"), ("see", "看见"), ("know", "认识"), ("help", "帮助"), ("like", "喜欢"), ("miss", "想念")];

    private static readonly (string En, string Zh)[] Objects =
        [("me", "我"), ("you", "你"), ("us", "我们"), ("them", "他们"), ("him", "他"), ("her", "她")];

    private static readonly (string En, string Zh)[] Days = [("", ""), (" today", "今天 "), (" now", "现在 ")];

    /// <summary>All sentences of the words above but some, with spaces between words on both sides.</summary>
    public static IReadOnlyList<(string Source, string Target)> All { get; } =
    [
        .. from subject in Enumerable.Range(0, 6)
           from verb in Enumerable.Range(0, 6)
           from other in Enumerable.Range(0, 6)
           from day in Enumerable.Range(0, 3)
           where subject != other && subject + other != 2 // no "we love me"
               && (subject + verb + other + day) % 3 != 1
           select (Source(subject, verb, other, day),
               $"{Subjects[subject].Zh} {Days[day].Zh}{Verbs[verb].Zh} {Objects[other].Zh}")
    ];

    /// <summary>A line for each pair, as <c>unroll train translate --data</c> reads it.</summary>
    public static void Run(TextWriter output)
    {
        foreach (var (source, target) in All)
            output.WriteLine($"{source}\t{target}");
    }

    private static string Source(int subject, int verb, int other, int day)
    {
        var ending = subject < 4 ? "" : Verbs[verb].En == "miss" ? "es" : "s"; // he loves, she misses
        return $"{Subjects[subject].En} {Verbs[verb].En}{ending} {Objects[other].En}{Days[day].En}";
    }
}
