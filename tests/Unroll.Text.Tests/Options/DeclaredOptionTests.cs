namespace Unroll.Text.Tests;

/// <summary>Every declared option of every record, whatever it is.</summary>
public class DeclaredOptionTests
{
    public static TheoryData<string> Records => [.. DeclaredRecord.All.Keys];

    [Theory]
    [MemberData(nameof(Records))]
    public void EachIsExplained(string record) => DeclaredRecord.All[record].AssertExplained();

    [Theory]
    [MemberData(nameof(Records))]
    public void NoNameIsThereTwice(string record) => DeclaredRecord.All[record].AssertNamesDiffer();

    [Theory]
    [MemberData(nameof(Records))]
    public void TheDefaultIsTaken(string record) => DeclaredRecord.All[record].AssertDefaultsTaken();

    [Theory]
    [MemberData(nameof(Records))]
    public void TextsAreReadAsTheyAreWritten(string record) => DeclaredRecord.All[record].AssertTextsReturn();

    [Theory]
    [MemberData(nameof(Records))]
    public void JsonIsReadAsItIsWritten(string record) => DeclaredRecord.All[record].AssertJsonReturns();

    /// <summary>Values that options do not have by default, so that they are not kept by chance.</summary>
    [Theory]
    [MemberData(nameof(Records))]
    public void EachOptionIsTried(string record) => DeclaredRecord.All[record].AssertOthersDiffer();
}
