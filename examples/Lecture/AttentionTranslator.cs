using Unroll;
using Unroll.Text;

namespace Lecture;

/// <summary>Figure 7: the same sentences with attention, and what each word of a translation looked at.</summary>
public static class AttentionTranslator
{
    public static void Run(TextWriter output)
    {
        var translator = Translator.Train(
            [.. Pairs.All.Select(pair => new SentencePair(pair.Source, pair.Target))],
            new TranslatorOptions
            {
                Tokens = "whitespace",
                Cell = CellKind.Lstm,
                Embedding = 32,
                Hidden = 32,
                Attention = AttentionScoreKind.Bilinear
            },
            new TrainingOptions { Epochs = 30, BatchSize = 16, LearningRate = 5e-3f });
        string[] unseen = ["I love you", "they see you now"];
        foreach (var translation in translator.Predict(unseen))
        {
            output.WriteLine(translation.Text);
            var alignment = translation.Alignment!;
            for (var t = 0; t < alignment.Target.Count; t++)
                output.WriteLine($"  {alignment.Target[t]} looked most at {alignment.Source[alignment.Strongest(t)]}");
        }
    }
}
