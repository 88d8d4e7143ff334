namespace Unroll.Text.Tests;

/// <summary>A translator's numbers against the same computed in float64 by plain loops.</summary>
public class TranslatorReferenceTests
{
    private static readonly TranslatorOptions Options =
        TinyTranslation.Options with { DecoderHidden = 7, InitialRange = 0.7f };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TheLossIsThatOfTheRightTokens(bool tied)
    {
        var translator = TinyTranslation.Untrained(Options with { TieOutput = tied }, TinyTranslation.Numbers);
        var reference = new ReferenceTranslator(translator.Model);
        var (expected, tokens) = (0.0, 0);
        foreach (var pair in TinyTranslation.Numbers.Take(4))
        {
            var (scored, _) = Score(reference, translator, pair.Source, pair.Target);
            (expected, tokens) = (expected - scored.Sum(), tokens + scored.Length);
            Assert.Equal(-scored.Average(), Loss(pair), 1e-5);
        }
        Assert.Equal(expected / tokens, Loss([.. TinyTranslation.Numbers.Take(4)]), 1e-5);

        double Loss(params SentencePair[] pairs) => translator.Model.Loss(
            TinyTranslation.Batch(translator, pairs), new TrainingPass(1, 0), labelSmoothing: 0).Item();
    }

    [Fact]
    public void AttentionIsThatOfEveryStep()
    {
        var translator = TinyTranslation.Untrained(Options, TinyTranslation.Numbers);
        var pairs = TinyTranslation.Numbers[3..6];
        var batch = TinyTranslation.Batch(translator, pairs);
        var (memory, start) = translator.Model.Encode(batch.Source);
        var weights = translator.Model.Decode(batch.Input, memory, start).Result.Weights!;
        foreach (var (i, pair) in pairs.Index())
        {
            var (_, attention) = Score(new ReferenceTranslator(translator.Model), translator, pair.Source, pair.Target);
            foreach (var (step, expected) in attention.Index())
                Assert.All(expected.Zip(weights[i, step].ToArray()), pair =>
                    Assert.Equal(pair.First, pair.Second, 1e-5));
        }
    }

    [Fact]
    public void TheProbabilityOfATranslationIsThatOfItsTokens()
    {
        var pairs = TinyTranslation.Letters(60, 5, TinyTranslation.Reversed);
        var translator = Translator.Train(pairs, Options, TinyTranslation.Training with { Epochs = 8 });
        var reference = new ReferenceTranslator(translator.Model);
        var finished = 0;
        foreach (var (source, _) in pairs.Take(8))
        {
            foreach (var translation in translator.PredictBest(source, 8, new() { Beam = 8, MaximumLength = 9 }))
            {
                var (expected, _) = Score(reference, translator, source, translation.Text);
                Assert.Equal(
                    translation.IsFinished ? expected.Sum() : expected[..^1].Sum(), translation.LogProbability, 1e-4);
                finished += translation.IsFinished ? 1 : 0;
            }
        }
        Assert.True(finished > 8, $"{finished} translations ended");
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 1)]
    [InlineData(true, 2)]
    public void ASearchStepByStepFindsTheProbabilitiesOfAWholePass(bool coverage, int layers)
    {
        // Weights this large make coverage, of weight 0 at first, count.
        var translator = TinyTranslation.Untrained(
            Options with { Coverage = coverage, Layers = layers, InputFeeding = coverage }, TinyTranslation.Numbers);
        foreach (var (source, _) in TinyTranslation.Numbers.Take(5))
        {
            foreach (var found in TinyTranslation.Search(
                translator, [source], new() { Beam = 6, MaximumLength = 5 }, count: 6)[0]
                .Where(found => found.IsFinished))
            {
                int[] ids = [.. found.Tokens, Vocabulary.End];
                var batch = TranslatorBatch.Pack([TinyTranslation.Ids(translator.Vocabularies.Source, source)], [ids]);
                Assert.Equal(
                    -translator.Model.Loss(batch, new TrainingPass(1, 0), labelSmoothing: 0).Item() * ids.Length,
                    found.LogProbability, 1e-4);
            }
        }
    }

    private static (double[] LogProbabilities, double[][] Attention) Score(
        ReferenceTranslator reference, Translator translator, string source, string target) =>
        reference.Score(
            TinyTranslation.Ids(translator.Vocabularies.Source, source),
            TinyTranslation.Ids(translator.Vocabularies.Target, target));
}
