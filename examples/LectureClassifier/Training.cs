using Unroll;

namespace LectureClassifier;

/// <summary>The rest of the lecture's program: putting examples together, and learning from them.</summary>
public static class Training
{
    /// <summary>Makes a batch: the sequences padded to one length, their lengths, their classes.</summary>
    public static (int[,] Inputs, int[] Lengths, int[] Targets) Collate(
        IReadOnlyList<(int[] Tokens, int Class)> examples)
    {
        int[] lengths = [.. examples.Select(example => example.Tokens.Length)];
        var inputs = Padding.PadSequence([.. examples.Select(example => example.Tokens)]);
        int[] targets = [.. examples.Select(example => example.Class)];
        return (inputs, lengths, targets);
    }

    /// <summary>Trains with Adam; gives the mean loss of each epoch.</summary>
    public static IEnumerable<float> Train(
        LstmClassifier model, IReadOnlyList<(int[] Tokens, int Class)> examples, int epochs, int batchSize, ulong seed)
    {
        var optimizer = new Adam(model, new AdamOptions { LearningRate = 0.01f });
        long step = 0;
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var losses = new List<float>();
            foreach (var batch in examples.Chunk(batchSize))
            {
                var (inputs, lengths, targets) = Collate(batch);
                var pass = new TrainingPass(seed, step++);
                var loss = CrossEntropy.Mean(model.Forward(inputs, lengths, pass), targets); // (2)
                optimizer.Step(loss.Backward().ClipByNorm(5));
                losses.Add(loss.Item());
            }
            yield return losses.Average();
        }
    }
}
