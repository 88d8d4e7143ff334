namespace Unroll.Tests.Randomness;

public class DrawsTests
{
    [Fact]
    public void KnownAnswersStayAsTheyAre()
    {
        // Saved models and figures were made with these; a change here changes every seeded run.
        var draws = new Draws(1, 2, 3);
        Assert.Equal(
            "54256A9110BACC41 9789B6942E788DBC A706DD2F4D197E6F",
            $"{draws.Bits(0):X16} {draws.Bits(1):X16} {new Draws(0).Bits(0):X16}");
        Assert.Equal(
            "0.3286959 0.59194505 0.92118406",
            string.Join(' ', Enumerable.Range(0, 3).Select(
            i => draws.Uniform((ulong)i).ToString("R", System.Globalization.CultureInfo.InvariantCulture))));
        var order = Enumerable.Range(0, 8).ToArray();
        draws.Shuffle(order.AsSpan());
        Assert.Equal("3 6 7 5 0 4 1 2", string.Join(' ', order));
    }

    [Fact]
    public void UniformAndNormalDrawsAreSpreadAsTheyShouldBe()
    {
        var uniform = new float[20_000];
        new Draws(1).FillUniform(uniform, -2, 4);
        Assert.All(uniform, value => Assert.InRange(value, -2, 4));
        Assert.InRange(uniform.Average(), 0.95, 1.05);
        var normal = new float[20_000];
        new Draws(1).FillNormal(normal, 3);
        Assert.InRange(normal.Average(), -0.06, 0.06);
        Assert.InRange(Math.Sqrt(normal.Average(value => value * value)), 2.93, 3.07);
        Assert.All(normal, value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void StreamsAndDrawsBelowABoundDifferAndFit()
    {
        Assert.NotEqual(new Draws(1, 2).Bits(0), new Draws(1, 3).Bits(0));
        Assert.NotEqual(new Draws(1, 2).Bits(0), new Draws(1, 2, 0).Bits(0));
        Assert.NotEqual(new Draws(1, 2).Bits(0), new Draws(2, 1).Bits(0));
        Assert.NotEqual(new Draws(1, 1).Bits(0), new Draws(2, 2).Bits(0));
        var counts = new int[7];
        for (var i = 0; i < 7000; i++)
            counts[new Draws(5).Below((ulong)i, 7)]++;
        Assert.All(counts, count => Assert.InRange(count, 850, 1150));
        var items = Enumerable.Range(0, 100).ToArray();
        new Draws(3).Shuffle(items.AsSpan());
        Assert.NotEqual(Enumerable.Range(0, 100), items);
        Assert.Equal(Enumerable.Range(0, 100), items.Order());
    }
}
