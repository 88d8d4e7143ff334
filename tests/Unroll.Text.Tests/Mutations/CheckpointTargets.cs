namespace Unroll.Text.Tests;

/// <summary>
/// Checkpoints: a file that was changed is refused, or training goes on from it, and ends in a model that can be saved
/// and loaded, or in weights that are no numbers.
/// </summary>
internal static class CheckpointTargets
{
    public static IEnumerable<MutationTarget> All(string folder) =>
    [
        new(
            "checkpoint", [typeof(InvalidDataException), typeof(TrainingDivergedException)],
            ModelTargets.Changing(folder, Written(), Resume)),
        new(
            "checkpoint of one's own", [typeof(InvalidDataException)],
            ModelTargets.Changing(folder, Own(), path =>
            {
                var module = new Linear(3, 2, seed: 1);
                using var checkpoint = Checkpoint.Open(path);
                checkpoint.Restore(module, new Adam(module));
                new Adam(module).Step(module.Forward(Tensor.Ones(3), new TrainingPass(1, 1)).Sum().Backward());
            })),
    ];

    private static TextClassifierTraining Training() => new(
        TinyTask.Texts, new() { Embedding = 2, Hidden = 2 },
        new() { Epochs = 3, BatchSize = 12, AverageLast = 2, WeightDecay = 0.1f }, TinyTask.Texts[..3]);

    private static byte[] Written()
    {
        using var file = new TemporaryFile("");
        using var cancel = new CancellationTokenSource();
        Training().Run(
            report =>
            {
                if (report.Epoch == 2)
                    cancel.Cancel();
            },
            new(file.Path), cancel.Token);
        return File.ReadAllBytes(file.Path);
    }

    private static byte[] Own()
    {
        using var file = new TemporaryFile("");
        var module = new Linear(3, 2, seed: 1);
        var adam = new Adam(module);
        adam.Step(module.Forward(Tensor.Ones(3), new TrainingPass(1, 1)).Sum().Backward());
        Checkpoint.Save(file.Path, module, adam, new Dictionary<string, string> { ["steps"] = "1" });
        return File.ReadAllBytes(file.Path);
    }

    private static void Resume(string path)
    {
        var training = Training();
        training.ResumeFrom(path);
        training.Run();
        training.Model!.Save(path + ".again");
        Assert.Equal(["dog", "猫"], TextClassifier.Load(path + ".again").Labels);
    }
}
