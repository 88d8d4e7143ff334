using OwnTask;

namespace Unroll.Text.Tests;

public class OwnTaskTests
{
    private static readonly int[][] Train = MeanDigit.Texts(600, seed: 1), Dev = MeanDigit.Texts(60, seed: 2);

    [Fact]
    public void ItLearns()
    {
        var task = new MeanDigit(new NumberModel(seed: 1), Train, Dev);
        new TrainingLoop(task, Options(epochs: 12)).Run();
        // Who always says 4.5 is off by 1.4.
        Assert.InRange(task.MeanError(MeanDigit.Texts(200, seed: 3)), 0, 0.35);
    }

    [Fact]
    public void ItIsResumed()
    {
        using var file = new TemporaryFile("");
        using var cancel = new CancellationTokenSource();
        TrainingLoop whole = Loop(out var expected), first = Loop(out _), second = Loop(out var model);
        whole.Run();
        first.Run(
            report =>
            {
                if (report is { Epoch: 2, IsEpochEnd: true })
                    cancel.Cancel();
            },
            new(file.Path, EverySteps: 5),
            cancel.Token);
        Assert.Equal(2, first.Epochs);
        second.ResumeFrom(file.Path);
        second.Run();
        Assert.Equal((whole.KeptEpoch, whole.Tokens), (second.KeptEpoch, second.Tokens));
        foreach (var (one, other) in expected.State().Zip(model.State()))
            Assert.Equal(one.Tensor.ToArray(), other.Tensor.ToArray());
    }

    private static TrainingLoop Loop(out NumberModel model) =>
        new(new MeanDigit(model = new NumberModel(seed: 1), Train, Dev), Options(epochs: 3));

    private static TrainingOptions Options(int epochs) =>
        new() { Epochs = epochs, LearningRate = 1e-2f, AverageLast = 2, Schedule = new ConstantSchedule() };
}
