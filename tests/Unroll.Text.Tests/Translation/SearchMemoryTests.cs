namespace Unroll.Text.Tests;

/// <summary>What a search takes from the garbage collector, and what it keeps between calls.</summary>
public class SearchMemoryTests
{
    private const int Rows = 24, Classes = 3000;

    private static readonly SentencePair[] Pairs =
        [.. Enumerable.Range(0, Classes / 10).Select(i => new SentencePair(
            $"q{i} r{i}", string.Join(' ', Enumerable.Range(0, 10).Select(j => $"w{i}x{j}"))))];

    private static readonly TranslatorOptions Options =
        new() { Tokens = "whitespace", Embedding = 32, Hidden = 32, DecoderHidden = 64, Dropout = 0 };

    [Theory]
    [InlineData(AttentionScoreKind.Additive, 1, false)]
    [InlineData(AttentionScoreKind.Additive, 2, true)]
    [InlineData(null, 2, false)]
    public void AStepMakesNoLargeArray(AttentionScoreKind? attention, int layers, bool extras)
    {
        var translator = TinyTranslation.Untrained(
            Options with { Attention = attention, Layers = layers, InputFeeding = extras, Coverage = extras }, Pairs);
        SourceText[] sources =
            [.. Pairs.Take(8).Select(pair => SourceText.Read(pair.Source, translator.Vocabularies.Source))];
        int[] first = [.. Enumerable.Range(0, 8)], owners = [.. Enumerable.Range(0, Rows).Select(row => row / 3)],
            tokens = new int[Rows];
        int[] others = [.. Enumerable.Range(0, Rows).Select(row => row / 3 * 3)], rows = [.. Enumerable.Range(0, Rows)];
        var logits = new float[Rows * translator.Model.Classes];
        long allocated = 0;
        using var decoder = new TranslatorDecoder(translator.Model, sources, translator.LengthRatio);
        for (var step = 0; step < 12; step++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            if (step == 0)
                decoder.Next(first, first, tokens.AsSpan(0, first.Length));
            else
                decoder.Next(step == 1 ? owners : others, owners, tokens);
            var asked = step == 0 ? first : rows;
            decoder.Logits(asked, logits.AsSpan(0, asked.Length * translator.Model.Classes));
            if (step > 3)
                allocated += GC.GetAllocatedBytesForCurrentThread() - before;
        }
        // The states alone of 24 rows are 6 KB, their gates 25, their logits 290.
        Assert.InRange(allocated, 0, 8 * 2048);
    }

    [Fact]
    public void ASearchOfManySentencesTakesLittleBesideItsResults()
    {
        var translator = TinyTranslation.Untrained(Options, Pairs);
        string[] texts = [.. Pairs.Take(40).Select(pair => pair.Source)];
        var options = new DecodingOptions { MinimumLength = 12, MaximumLength = 12 };
        Search();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var found = Search();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.All(found, hypotheses => Assert.Equal(12, hypotheses[0].Tokens.Length));
        // 13 steps of 200 rows have 31 MB of logits, and 2.7 of gates.
        Assert.InRange(allocated, 0, 1_000_000);

        Hypothesis[][] Search() => TinyTranslation.Search(translator, texts, options);
    }

    [Fact]
    public void WhatIsKeptOfWordsGoesWithTheWeightsThatItWasMadeWith()
    {
        var translator = TinyTranslation.Untrained(Options with { InitialRange = 0.5f }, Pairs);
        var options = new DecodingOptions { MaximumLength = 6 };
        var before = translator.Predict(Pairs[0].Source, options).LogProbability;
        foreach (var (name, parameter) in translator.Model.NamedParameters())
        {
            if (name is "target.weight" or "decoder.attention.weight_ih_l0")
                parameter.Update(values => values[^1..].Fill(0.25f));
        }
        var after = translator.Predict(Pairs[0].Source, options).LogProbability;
        Assert.NotEqual(before, after);
        var fresh = TinyTranslation.Load(TinyTranslation.Bytes(translator));
        Assert.Equal(fresh.Predict(Pairs[0].Source, options).LogProbability, after);
    }

    [Fact]
    public void ManyTextsAreTranslatedAsEachAlone()
    {
        var translator = TinyTranslation.Untrained(Options with { InitialRange = 0.5f }, Pairs);
        string[] texts = [.. Enumerable.Range(0, 400).Select(i =>
            string.Join(' ', Enumerable.Range(0, 1 + i % 7).Select(j => $"q{(i * j) % 300}")))];
        var options = new DecodingOptions { Beam = 4, MaximumLength = 4 };
        foreach (var (text, together) in texts.Zip(translator.Predict(texts, options)).Where((_, i) => i % 9 == 0))
        {
            var alone = translator.Predict(text, options);
            Assert.Equal((alone.Text, alone.LogProbability, alone.Score),
                (together.Text, together.LogProbability, together.Score));
        }
    }
}
