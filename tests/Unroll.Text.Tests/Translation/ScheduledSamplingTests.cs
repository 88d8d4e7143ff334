namespace Unroll.Text.Tests;

public class ScheduledSamplingTests
{
    private static readonly SentencePair[] Pairs = TinyTranslation.Letters(300, 12, TinyTranslation.Reversed);

    [Theory]
    [InlineData(0.1f)]
    [InlineData(0.5f)]
    [InlineData(0.9f)]
    public void AsManyTokensAreDrawnAsAreWanted(float share)
    {
        var (translator, batch) = Untrained();
        // The unknown token, which no target has, is all that the model says.
        Assign(translator, "output.bias", values => values[Vocabulary.Unknown] = 1000);
        var mixed = ScheduledSampling.Mix(translator.Model, batch, share, new TrainingPass(1, 0));
        Assert.Same(batch.Input.Layout, mixed.Layout);
        var drawn = 0;
        for (var row = 0; row < mixed.Ids.Length; row++)
        {
            drawn += mixed.Ids[row] == Vocabulary.Unknown ? 1 : 0;
            if (row < Pairs.Length)
                Assert.Equal(Vocabulary.Begin, mixed.Ids[row]);
            else
                Assert.Contains(mixed.Ids[row], new[] { Vocabulary.Unknown, batch.Input.Ids[row] });
        }
        Assert.Equal(share, (double)drawn / (mixed.Ids.Length - Pairs.Length), 0.04);
    }

    [Fact]
    public void ASeedAndAStepRepeat()
    {
        var (translator, batch) = Untrained();
        Assert.Equal(Mixed(1, 0), Mixed(1, 0));
        Assert.NotEqual(Mixed(1, 0), Mixed(1, 1));
        Assert.NotEqual(Mixed(1, 0), Mixed(2, 0));
        Assert.Equal(
            batch.Input.Ids.ToArray(),
            ScheduledSampling.Mix(translator.Model, batch, 0, new TrainingPass(1, 0)).Ids.ToArray());

        int[] Mixed(ulong seed, long step) =>
            ScheduledSampling.Mix(translator.Model, batch, 0.5f, new TrainingPass(seed, step)).Ids.ToArray();
    }

    [Fact]
    public void TokensAreDrawnAsTheModelSays()
    {
        var (translator, batch) = Untrained();
        var count = translator.TargetVocabulary.Count;
        double[] said = [.. Enumerable.Range(1, count).Select(i => 2.0 * i / (count * (count + 1)))];
        Assign(translator, "readout.weight", values => values.Clear());
        Assign(translator, "readout.bias", values => values.Clear());
        Assign(translator, "output.bias", values =>
        {
            for (var i = 0; i < count; i++)
                values[i] = (float)Math.Log(said[i]) + 3; // a constant changes nothing
        });
        var drawn = new int[count];
        var total = 0;
        for (var step = 0; step < 4; step++)
        {
            foreach (var id in ScheduledSampling.Mix(
                translator.Model, batch, 1, new TrainingPass(1, step)).Ids[Pairs.Length..])
                drawn[id]++;
            total += batch.Input.Ids.Length - Pairs.Length;
        }
        // χ² of 8 degrees of freedom, beyond which there is one draw of 100,000.
        Assert.Equal(9, count);
        Assert.InRange(
            drawn.Zip(said, (observed, share) => Math.Pow(observed - share * total, 2) / (share * total)).Sum(), 0,
            37.3);
    }

    [Fact]
    public void ATokenIsDrawnFromWhatIsSaidBehindTheOneBeforeIt()
    {
        var (translator, batch) = Untrained(
            TinyTranslation.Options with { Embedding = 9, DecoderHidden = 10, TieOutput = false });
        var count = translator.TargetVocabulary.Count;
        // Embeddings distinguish tokens, and the output layer predicts after each the one with the next id.
        Assign(translator, "target.weight", values => Set(values, count, row => row));
        Assign(translator, "readout.weight", values =>
            Set(values, values.Length / count, row => 10 + row)); // after h, of 10 units
        Assign(translator, "readout.bias", values => values.Clear());
        Assign(translator, "output.weight", values => Set(values, count, row => (row + count - 1) % count, 1000));
        Assign(translator, "output.bias", values => values.Clear());
        var mixed = ScheduledSampling.Mix(translator.Model, batch, 1, new TrainingPass(1, 0));
        var layout = mixed.Layout;
        for (var i = 0; i < Pairs.Length; i++)
        {
            for (var step = 1; step < layout.LengthOf(i); step++)
                Assert.Equal(
                    (batch.Input.Ids[layout.RowOf(i, step - 1)] + 1) % count, mixed.Ids[layout.RowOf(i, step)]);
        }

        static void Set(Span<float> values, int width, Func<int, int> column, float value = 1)
        {
            values.Clear();
            for (var row = 0; row < values.Length / width; row++)
                values[row * width + column(row)] = value;
        }
    }

    [Fact]
    public void TheLossIsThatOfWhatWasRead()
    {
        var (plain, batch) = Untrained();
        var (sampling, _) = Untrained(TinyTranslation.Options with { ScheduledSampling = 0.5f });
        var read = ScheduledSampling.Mix(plain.Model, batch, 0.5f, new TrainingPass(3, 4));
        var expected = plain.Model.Loss(batch with { Input = read }, new TrainingPass(3, 4), labelSmoothing: 0).Item();
        Assert.Equal(expected, sampling.Model.Loss(batch, new TrainingPass(3, 4), labelSmoothing: 0).Item());
        Assert.NotEqual(expected, plain.Model.Loss(batch, new TrainingPass(3, 4), labelSmoothing: 0).Item());
    }

    private static (Translator Translator, TranslatorBatch Batch) Untrained(TranslatorOptions? options = null)
    {
        var translator = TinyTranslation.Untrained(options ?? TinyTranslation.Options, Pairs);
        return (translator, TinyTranslation.Batch(translator, Pairs));
    }

    private static void Assign(Translator translator, string name, ParameterUpdate update) =>
        translator.Model.NamedParameters().Single(entry => entry.Name == name).Parameter.Update(update);
}
