using LectureClassifier;

namespace Lecture;

/// <summary>The lecture's <c>collate_fn_lstm</c> on three texts of token ids, each with its class.</summary>
public static class Collate
{
    public static void Run(TextWriter output)
    {
        (int[], int)[] examples = [([5, 3, 8], 0), ([2, 9, 4, 7, 6], 1), ([1], 0)];
        var (inputs, lengths, targets) = Training.Collate(examples);

        for (var row = 0; row < inputs.GetLength(0); row++)
            output.WriteLine(string.Join(' ', Enumerable.Range(0, inputs.GetLength(1)).Select(t => inputs[row, t])));
        output.WriteLine($"lengths {string.Join(' ', lengths)}, targets {string.Join(' ', targets)}");
    }
}
