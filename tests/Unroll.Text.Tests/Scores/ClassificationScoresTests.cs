namespace Unroll.Text.Tests;

public class ClassificationScoresTests
{
    // Counted by hand; scikit-learn's classification_report gives the same.
    private static readonly ClassificationScores Scores = new(
    [
        ("a", "a"), ("a", "a"), ("a", "a"), ("a", "b"),
        ("b", "b"), ("b", "a"), ("b", "a"),
        ("c", "a"), ("c", "c"), ("d", "a"),
    ]);

    [Fact]
    public void AllTextsTogether()
    {
        Assert.Equal((5, 10, 0.5), (Scores.Correct, Scores.Texts, Scores.Accuracy));
        Assert.Equal((6.0 / 11 + 2.0 / 5 + 2.0 / 3 + 0) / 4, Scores.MacroF1, 1e-12);
        Assert.Equal([new("accuracy", 0.5), new("f1", Scores.MacroF1)], Scores.Values);
    }

    [Fact]
    public void EachClass()
    {
        Assert.Equal(["a", "b", "c", "d"], Scores.Labels);
        AssertClass(0, 3.0 / 7, 3.0 / 4, 6.0 / 11, 4);
        AssertClass(1, 1.0 / 2, 1.0 / 3, 2.0 / 5, 3);
        AssertClass(2, 1, 1.0 / 2, 2.0 / 3, 2);
        AssertClass(3, 0, 0, 0, 1);
    }

    [Fact]
    public void WhichWasTakenForWhich()
    {
        int[,] expected = { { 3, 1, 0, 0 }, { 2, 1, 0, 0 }, { 1, 0, 1, 0 }, { 1, 0, 0, 0 } };
        for (var i = 0; i < 4; i++)
        {
            for (var j = 0; j < 4; j++)
                Assert.Equal(expected[i, j], Scores.Confused(i, j));
        }
    }

    [Fact]
    public void NothingIsZeroes()
    {
        var none = new ClassificationScores([]);
        Assert.Equal((0, 0, 0.0, 0.0), (none.Correct, none.Texts, none.Accuracy, none.MacroF1));
        Assert.Empty(none.Classes);
    }

    private static void AssertClass(int index, double precision, double recall, double f1, int texts)
    {
        var one = Scores.Classes[index];
        Assert.Equal(precision, one.Precision, 1e-12);
        Assert.Equal(recall, one.Recall, 1e-12);
        Assert.Equal(f1, one.F1, 1e-12);
        Assert.Equal(texts, one.Texts);
    }
}
