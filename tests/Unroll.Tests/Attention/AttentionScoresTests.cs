namespace Unroll.Tests.Attentions;

public class AttentionScoresTests
{
    public static TheoryData<AttentionScoreKind> Kinds => [.. Enum.GetValues<AttentionScoreKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void AKindNamesItsScore(AttentionScoreKind kind)
    {
        var query = AttentionScores.NeedsOneSize(kind) ? 5 : 3;
        var score = AttentionScores.Create(kind, state: 5, query, seed: 1);
        Assert.Equal($"{kind}Score", score.GetType().Name);
        Assert.Equal((5, query), (score.KeySize, score.QuerySize));
        Assert.All(
            score.NamedParameters().Zip(AttentionScores.Create(kind, 5, query, seed: 1).NamedParameters()), pair =>
                Assert.Equal(pair.First.Parameter.Value.ToArray(), pair.Second.Parameter.Value.ToArray()));
    }

    [Theory]
    [InlineData(AttentionScoreKind.Dot, "the dot score is a product of a state of 5 and a query of 3")]
    [InlineData(AttentionScoreKind.ScaledDot, "the scaled-dot score is a product of a state of 5 and a query of 3")]
    public void ProductsNeedOneSize(AttentionScoreKind kind, string expected)
    {
        Assert.True(AttentionScores.NeedsOneSize(kind));
        Assert.Contains(
            expected, Assert.Throws<ArgumentException>(() => AttentionScores.Create(kind, 5, 3, seed: 1)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void AKindThatThereIsNotIsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AttentionScores.Create((AttentionScoreKind)9, 3, 3, seed: 1));
}
