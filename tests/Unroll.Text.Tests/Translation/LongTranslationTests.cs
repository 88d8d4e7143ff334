namespace Unroll.Text.Tests;

/// <summary>
/// A model that never ends a translation, asked about one text as long as any: memory is that of the search's bound.
/// </summary>
[Collection(nameof(Alone))]
public class LongTranslationTests
{
    private static readonly Translator Endless = TinyTranslation.Untrained(
        TinyTranslation.Options with { Tokens = "whitespace", LengthRatio = TranslatorOptions.MaximumLengthRatio },
            TinyTranslation.Numbers);

    private static readonly string Text = string.Join(' ', Enumerable.Repeat("one two", 2000));

    [Theory]
    [Trait("Category", "Long")]
    [InlineData(1, 1, 32736)]
    [InlineData(5, 5, 6547)]
    [InlineData(100, 10, 327)]
    public void OneLongTextTakesBoundedMemory(int beam, int best, int longest)
    {
        var options = new DecodingOptions { Beam = beam, MinimumLength = 65536, MaximumLength = 65536 };
        var before = GC.GetTotalAllocatedBytes();
        var translations = Endless.PredictBest(Text, best, options);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 700_000_000);
        Assert.Equal(best, translations.Count);
        Assert.All(translations, translation =>
            Assert.Equal(
                (longest, false, true),
                (translation.Alignment!.Target.Count, translation.IsFinished, translation.IsSourceCut)));
    }

    [Fact]
    public void UsualLengthsAreNotCut()
    {
        // Twice the longest source, as most models have it, and what its own ratio makes of a usual one.
        var standard = new DecodingOptions();
        Assert.Equal(2068, standard.LongestFor(2068, states: 1025));
        Assert.Equal(420, (standard with { Beam = 100 }).LongestFor(420, states: 201));
        Assert.Equal(65536, (standard with { MaximumLength = 65536 }).LongestFor(20, states: 0));
        Assert.Equal(65536, (standard with { MaximumLength = 65536 }).LongestFor(20, states: 30));
    }
}
