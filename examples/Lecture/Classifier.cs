using LectureClassifier;

namespace Lecture;

/// <summary>The lecture's classifier: what it gives for a batch, and what it has learned after some epochs.</summary>
public static class Classifier
{
    public static void Run(TextWriter output)
    {
        var model = new LstmClassifier(
            FirstOrLast.VocabularySize, embeddingSize: 8, hiddenSize: 16, FirstOrLast.Classes, seed: 1);
        var examples = FirstOrLast.Examples(count: 512, seed: 1);
        var unseen = FirstOrLast.Examples(count: 200, seed: 2);

        var (inputs, lengths, _) = Training.Collate([.. examples.Take(32)]);
        var outputs = model.Forward(inputs, lengths);
        output.WriteLine($"inputs [{inputs.GetLength(0)}, {inputs.GetLength(1)}], outputs {outputs.Shape}");
        output.WriteLine($"right before training: {FirstOrLast.Accuracy(model, unseen):P0}");

        foreach (var _ in Training.Train(model, examples, epochs: 8, batchSize: 32, seed: 1))
            output.Write('.');
        output.WriteLine();
        output.WriteLine($"right after 8 epochs: {FirstOrLast.Accuracy(model, unseen):P0}");
    }
}
