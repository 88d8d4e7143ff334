using Unroll;

namespace Lecture;

/// <summary>Figure 6 by hand: trains an encoder and a decoder, then lets them write.</summary>
public static class Seq2seq
{
    public static void Run(TextWriter output)
    {
        (string[] Source, string[] Target)[] pairs =
            [.. Pairs.All.Select(pair => (pair.Source.Split(' '), pair.Target.Split(' ')))];
        string[] english = [.. pairs.SelectMany(pair => pair.Source).Distinct()];
        string[] chinese = ["BOS", "EOS", .. pairs.SelectMany(pair => pair.Target).Distinct()];
        var sources = pairs.Select(pair => Ids(pair.Source, english)).ToArray();
        var targets = pairs.Select(pair => Ids(pair.Target, chinese)).ToArray();

        var model = new EncoderDecoder(english.Length, chinese.Length, size: 32, seed: 1);
        var optimizer = new Adam(model, new AdamOptions { LearningRate = 0.01f });
        var random = new Random(1);
        for (var step = 0; step < 300; step++)
        {
            var batch = random.GetItems(Enumerable.Range(0, pairs.Length).ToArray(), 32);
            var loss = model.Loss(
                [.. batch.Select(i => sources[i])], [.. batch.Select(i => targets[i])], new TrainingPass(1, step));
            optimizer.Step(loss.Backward().ClipByNorm(5));
        }

        string[] unseen = ["I love you", "she misses us today", "they see you now"];
        foreach (var text in unseen)
        {
            var words = model.Translate(Ids(text.Split(' '), english)).Select(id => chinese[id]);
            output.WriteLine($"{text}: BOS {string.Join(' ', words)} EOS");
        }
    }

    private static int[] Ids(string[] words, string[] vocabulary) =>
        [.. words.Select(word => Array.IndexOf(vocabulary, word))];
}
