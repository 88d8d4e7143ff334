using LectureClassifier;

// Which of two words comes last? A model that sees only part of a sentence cannot tell.
var examples = FirstOrLast.Examples(count: 512, seed: 1);
var model = new LstmClassifier(
    FirstOrLast.VocabularySize, embeddingSize: 8, hiddenSize: 16, FirstOrLast.Classes, seed: 1);
foreach (var loss in Training.Train(model, examples, epochs: 8, batchSize: 32, seed: 1))
    Console.WriteLine($"loss {loss:F4}");
Console.WriteLine(
    $"accuracy on sentences never seen: {FirstOrLast.Accuracy(model, FirstOrLast.Examples(count: 200, seed: 2)):P1}");
