namespace Unroll.Text.Tests;

/// <summary>What a training keeps in memory, measured while no other test runs.</summary>
[CollectionDefinition(nameof(TrainingMemoryTests), DisableParallelization = true)]
[Collection(nameof(TrainingMemoryTests))]
public class TrainingMemoryTests
{
    [Fact]
    public void TheTableOfWordsIsNotKeptWhileTrainingGoesOn()
    {
        // The table, which is made where dev texts have more tokens than there are words, is much larger than all else
        // that training holds: 20 MB.
        LabelledText[] texts = [.. Enumerable.Range(0, 50)
            .Select(i => new LabelledText(
            $"{i % 2}", string.Join(' ', Enumerable.Range(0, 2000).Select(j => $"w{(i * 2000) + j}"))))];
        var training = new TextClassifierTraining(
            texts, new() { Embedding = 1, Hidden = 8 }, new() { Epochs = 1, BatchSize = 1 }, [.. texts, .. texts]);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long more = 0;
        training.Run(report => more = report.IsEpochEnd ? GC.GetTotalMemory(forceFullCollection: true) - before : more);
        Assert.InRange(more, long.MinValue, 10_000_000);
    }
}
