namespace Unroll.Text.Tests;

/// <summary>
/// The loss's gradient of every parameter against finite differences of fourth order, along two directions: the
/// gradient's own, which shows its length, and a random one, in which no element can hide. Along a direction the
/// difference is far above the rounding of a float32 loss, which drowns that of a single element.
/// </summary>
public class TranslatorGradientTests
{
    private const double Step = 1.0 / 32;

    /// <summary>Unequal lengths on both sides, in an order of their own on each.</summary>
    private static readonly SentencePair[] Pairs = [new("ab", "bcab"), new("abcab", "c"), new("c", "ab"),
        new("bca", "caabc")];

    public static TheoryData<AttentionScoreKind?, string, int, bool, bool, bool, bool> Cases => new()
    {
        // attention, cell, layers, bidirectional, input feeding, tied, shared
        { null, "lstm", 1, true, false, true, false },
        { null, "gru", 2, false, false, false, true },
        { null, "lstm", 2, false, false, true, true },
        { AttentionScoreKind.Additive, "lstm", 1, true, false, true, false },
        { AttentionScoreKind.Additive, "gru", 2, true, true, true, true },
        { AttentionScoreKind.Additive, "lstm", 2, false, true, false, false },
        { AttentionScoreKind.Bilinear, "lstm", 2, true, false, true, true },
        { AttentionScoreKind.Bilinear, "gru", 1, false, true, true, false },
        { AttentionScoreKind.Dot, "lstm", 1, true, true, false, true },
        { AttentionScoreKind.Dot, "gru", 2, false, false, true, false },
        { AttentionScoreKind.ScaledDot, "lstm", 2, false, true, true, true },
        { AttentionScoreKind.ScaledDot, "gru", 1, true, false, false, false },
        { AttentionScoreKind.Additive, "elman", 2, true, false, true, false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void AllAreThoseOfDifferences(
        AttentionScoreKind? attention, string cell, int layers, bool bidirectional, bool inputFeeding, bool tied,
        bool shared)
    {
        var options = TinyTranslation.Options with
        {
            Embedding = 4,
            Hidden = 3,
            Attention = attention,
            Cell = CellKind.Named(cell),
            Layers = layers,
            Bidirectional = bidirectional,
            InputFeeding = inputFeeding,
            Coverage = attention is not null && layers == 2 && bidirectional,
            TieOutput = tied,
            SharedVocabulary = shared,
            DecoderHidden = attention is AttentionScoreKind.Additive or AttentionScoreKind.Bilinear ? 5 : null,
        };
        Check(options, labelSmoothing: 0.1f);
        Check(options, labelSmoothing: 0);
    }

    [Fact]
    public void SoTheyAreWithEveryDropout() =>
        Check(TinyTranslation.Options with
        {
            Embedding = 4,
            Hidden = 3,
            Layers = 2,
            InputFeeding = true,
            SharedVocabulary = true,
            Dropout = 0.3f,
            RecurrentDropout = 0.3f,
            WordDropout = 0.2f
        },
            labelSmoothing: 0.1f);

    private static void Check(TranslatorOptions options, float labelSmoothing)
    {
        // Initial weights this large leave no state near zero, where a wrong factor would not show.
        var translator = TinyTranslation.Untrained(options with { InitialRange = 0.9f }, Pairs, seed: 2);
        var (model, batch) = (translator.Model, TinyTranslation.Batch(translator, Pairs));
        var gradients = Loss().Backward();
        var directions = new Random(4);
        foreach (var (name, parameter) in model.NamedParameters())
        {
            var (gradient, before) = (gradients[parameter].ToArray(), parameter.Value.ToArray());
            var length = Math.Sqrt(gradient.Sum(element => (double)element * element));
            Assert.True(length > 1e-4, $"{name} has no gradient");
            Compare(Array.ConvertAll(gradient, element => element / length));
            double[] random = [.. gradient.Select(_ => directions.NextDouble() - 0.5)];
            var norm = Math.Sqrt(random.Sum(element => element * element));
            Compare(Array.ConvertAll(random, element => element / norm));

            void Compare(double[] direction)
            {
                var actual = gradient.Zip(direction, (element, along) => element * along).Sum();
                var expected = (8 * (At(Step) - At(-Step)) - (At(2 * Step) - At(-2 * Step))) / (12 * Step);
                Assert.True(Math.Abs(expected - actual) <= 1.5e-5 + 3e-4 * Math.Abs(expected),
                    $"{name}: the gradient is {actual} along a direction, but differences give {expected}");

                double At(double offset)
                {
                    parameter.Update(values =>
                    {
                        for (var i = 0; i < before.Length; i++)
                            values[i] = (float)(before[i] + offset * direction[i]);
                    });
                    var loss = Loss().Item();
                    parameter.Update(before.CopyTo);
                    return loss;
                }
            }
        }

        Tensor Loss() => model.Loss(batch, new TrainingPass(5, 0), labelSmoothing);
    }
}
