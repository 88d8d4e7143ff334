namespace Unroll.Text.Tests;

/// <summary>
/// A task so small that a network of a few units learns it in no time, and which no bag of words can do: which of two
/// words comes first.
/// </summary>
internal static class TinyTask
{
    public static readonly TextClassifierOptions Options = new()
    {
        LowerCase = false,
        Embedding = 6,
        Hidden = 8,
        Bidirectional = false,
        Pooling = Pooling.Last,
        Dropout = 0,
        WordDropout = 0,
    };

    public static readonly TrainingOptions Training = new()
    {
        Epochs = 8,
        BatchSize = 4,
        LearningRate = 0.03f,
        Schedule = new ConstantSchedule(),
    };

    public static readonly LabelledText[] Texts =
    [
        .. from before in new[] { "", "x ", "x y " }
           from between in new[] { " ", " y " }
           from behind in new[] { "", " x" }
           from first in new[] { "猫", "dog" }
           select new LabelledText(first, $"{before}{first}{between}{(first == "dog" ? "猫" : "dog")}{behind}"),
    ];

    /// <summary>A classifier that has seen enough to be a valid file.</summary>
    public static TextClassifier Trained(TextClassifierOptions? options = null, int epochs = 1) =>
        TextClassifier.Train(Texts, options ?? Options, Training with { Epochs = epochs });

    public static byte[] Bytes(TextClassifier classifier)
    {
        using var file = new TemporaryFile("");
        classifier.Save(file.Path);
        return File.ReadAllBytes(file.Path);
    }

    public static TextClassifier Load(byte[] bytes, params CellKind[] cells)
    {
        using var file = new TemporaryFile(bytes);
        return TextClassifier.Load(file.Path, cells);
    }
}
