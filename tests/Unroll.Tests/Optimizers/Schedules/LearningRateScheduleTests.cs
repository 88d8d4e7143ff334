using System.Globalization;

namespace Unroll.Tests.Optimizers.Schedules;

public class LearningRateScheduleTests
{
    public static TheoryData<string> Cases => Fixture.Names("optimizers.json", "schedule");

    [Theory]
    [MemberData(nameof(Cases))]
    public void IsPyTorchs(string name)
    {
        var item = Fixture.Case("optimizers.json", "schedule", name);
        var schedule = LearningRateSchedule.Parse(name);
        double[] scores = [.. item.GetProperty("scores").EnumerateArray().Select(score => score.GetDouble())];
        float[] factors = [.. Enumerable.Range(0, scores.Length + 1)
            .Select(i => schedule.Factor(new ScheduleMoment(i, scores.Length, i, scores[..i])))];
        Near.Equal(item.Floats("factors"), factors, 1e-6);
    }

    [Fact]
    public void WarmUpRisesEvenlyToThePeak()
    {
        Near.Equal([0.25f, 0.5f, 0.75f, 1, 1, 0.75f, 0.25f, 0, 0],
            Factors(new CosineSchedule(4), [0, 1, 2, 3, 4, 5, 6, 7, 8], 7), 1e-7);
        Near.Equal([0.25f, 0.5f, 0.75f, 1, MathF.Sqrt(0.8f), 0.5f, 0.1f],
            Factors(new InverseRootSchedule(4), [0, 1, 2, 3, 4, 15, 399], 7), 1e-7);
        Near.Equal([1, MathF.Sqrt(0.5f)], Factors(new InverseRootSchedule(1), [0, 1], 7), 1e-7);
        Near.Equal([0.1f, 0.2f, 0], Factors(new CosineSchedule(10), [0, 1, 2], 2),
            1e-7); // a training shorter than its warm-up
        Assert.Equal([1, 1], Factors(new ConstantSchedule(), [0, 99], 100));
    }

    [Fact]
    public void APlateauNeedsScoresAndCountsThoseThatAreNoNumbersAsNoBetter()
    {
        Assert.Equal(1, new PlateauSchedule().Factor(new ScheduleMoment(50, 100, 9, [])));
        Assert.Equal(0.5f, new PlateauSchedule().Factor(new ScheduleMoment(50, 100, 3, [0.5, double.NaN, 0.5])));
        Assert.Throws<ArgumentNullException>(() => new PlateauSchedule().Factor(default));
    }

    [Fact]
    public void AFactorTakenManyTimesEndsAtZero() =>
        Assert.Equal(0, new StepSchedule().Factor(new ScheduleMoment(0, 1, int.MaxValue, [])));

    [Theory]
    [InlineData("constant", "constant")]
    [InlineData("step", "step:1:0.5")]
    [InlineData("step:2", "step:2:0.5")]
    [InlineData("step:2:0.1", "step:2:0.1")]
    [InlineData("step:2:1e-6", "step:2:1E-06")]
    [InlineData("plateau", "plateau:1:0.5")]
    [InlineData("plateau:0", "plateau:0:0.5")]
    [InlineData("plateau:3:0.25", "plateau:3:0.25")]
    [InlineData("inverse-root", "inverse-root:400")]
    [InlineData("inverse-root:1", "inverse-root:1")]
    [InlineData("cosine", "cosine:0")]
    [InlineData("cosine:400", "cosine:400")]
    public void TextIsReadAndWritten(string text, string whole)
    {
        var schedule = LearningRateSchedule.Parse(text);
        Assert.Equal(whole, schedule.ToString());
        Assert.Equal(whole, $"{schedule}");
        Assert.Equal(schedule, LearningRateSchedule.Parse(whole));
    }

    [Fact]
    public void TextDoesNotDependOnTheCulture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(
                "")
            { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };
            Assert.Equal("step:2:0.5", LearningRateSchedule.Parse("step:2:0.5").ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("Constant")]
    [InlineData("constant:1")]
    [InlineData("linear")]
    [InlineData("step:")]
    [InlineData("step:0")]
    [InlineData("step:-1")]
    [InlineData("step:1.5")]
    [InlineData("step:1:0")]
    [InlineData("step:1:1")]
    [InlineData("step:1:-0.5")]
    [InlineData("step:1:0,5")]
    [InlineData("step:1:NaN")]
    [InlineData("step:1:0.5:2")]
    [InlineData("plateau:-1")]
    [InlineData("plateau:1:2")]
    [InlineData("inverse-root:0")]
    [InlineData("inverse-root:99999999999")]
    [InlineData("cosine:x")]
    [InlineData("cosine: 4")]
    [InlineData("cosine:1:2")]
    public void WrongTextIsAnsweredWithTheForms(string text)
    {
        var message = Assert.Throws<ArgumentException>(() => LearningRateSchedule.Parse(text)).Message;
        Assert.StartsWith(
            $"\"{text}\" is no learning-rate schedule, but one of constant, step:EPOCHS:FACTOR, "
            + "plateau:PATIENCE:FACTOR, ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void WrongSettingsAreNamed()
    {
        Throws("every is 0, but a number of 1 or more was expected", () => new StepSchedule(0));
        Throws("decay is 1, but a number above 0 and below 1 was expected", () => new StepSchedule(1, 1));
        Throws("patience is -1, but a number of 0 or more was expected", () => new PlateauSchedule(-1));
        Throws("decay is NaN", () => new PlateauSchedule(1, float.NaN));
        Throws("warmUp is 0, but a number of 1 or more was expected", () => new InverseRootSchedule(0));
        Throws("warmUp is -1, but a number of 0 or more was expected", () => new CosineSchedule(-1));
    }

    private static float[] Factors(LearningRateSchedule schedule, int[] steps, long all) =>
        [.. steps.Select(step => schedule.Factor(new ScheduleMoment(step, all, 0, [])))];

    private static void Throws(string message, Action action) =>
        Assert.Contains(message, Assert.Throws<ArgumentOutOfRangeException>(action).Message, StringComparison.Ordinal);
}
