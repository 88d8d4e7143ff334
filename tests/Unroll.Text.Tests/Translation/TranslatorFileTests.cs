using CsCheck;

namespace Unroll.Text.Tests;

/// <summary>
/// A translator comes back from its file; another file gives an <see cref="InvalidDataException"/>, and nothing else.
/// </summary>
public class TranslatorFileTests
{
    private static readonly TranslatorOptions Words =
        TinyTranslation.Options with { Tokens = "words", Embedding = 2, Hidden = 2, DecoderHidden = 4 };

    private static readonly byte[] Valid = TinyTranslation.Bytes(Trained(Words));

    private static readonly byte[] Subwords = TinyTranslation.Bytes(
        Trained(Words with { Tokens = "bpe:5", SharedVocabulary = false, Layers = 2, InputFeeding = true }));

    public static TheoryData<string, string?, bool, AttentionScoreKind?> Variants => new()
    {
        { "words", null, false, AttentionScoreKind.Additive },
        { "words", null, true, AttentionScoreKind.Bilinear },
        { "words", "characters", false, null },
        { "characters", null, false, AttentionScoreKind.Dot },
        { "characters", null, true, null },
        { "whitespace", null, false, AttentionScoreKind.ScaledDot },
        { "whitespace", "bpe:10", false, AttentionScoreKind.Additive },
        { "bpe:20", null, false, AttentionScoreKind.Additive },
        { "bpe:20", null, true, AttentionScoreKind.Additive },
        { "bpe:20", "bpe:5", false, null },
        { "bpe:20", "words", false, AttentionScoreKind.Bilinear },
    };

    [Theory]
    [MemberData(nameof(Variants))]
    public void OptionsWeightsAndTranslationsComeBack(
        string tokens, string? targetTokens, bool shared, AttentionScoreKind? attention)
    {
        var options = TinyTranslation.Options with
        {
            Tokens = tokens,
            TargetTokens = targetTokens is null ? null : TokenKind.Named(targetTokens),
            SharedVocabulary = shared,
            Attention = attention,
            InputFeeding = attention is AttentionScoreKind.Bilinear or AttentionScoreKind.Dot,
            Coverage = attention is AttentionScoreKind.Bilinear or AttentionScoreKind.ScaledDot,
            Cell = shared ? CellKind.Gru : CellKind.Lstm,
            Layers = shared ? 1 : 2,
            TieOutput = attention is not AttentionScoreKind.Additive,
            Bidirectional = !shared,
            Dropout = 0.1f,
            RecurrentDropout = 0.1f,
            WordDropout = 0.1f,
            ScheduledSampling = 0.1f,
            LowerCase = true,
            FoldWidth = true,
            LengthRatio = 3,
        };
        var translator = Trained(options);
        var bytes = TinyTranslation.Bytes(translator);
        var loaded = TinyTranslation.Load(bytes);
        Assert.Equal(bytes, TinyTranslation.Bytes(loaded));
        Assert.Equal(
            options with
            {
                TargetTokens = targetTokens ?? tokens,
                DecoderHidden = attention is AttentionScoreKind.Dot or AttentionScoreKind.ScaledDot
                    ? shared ? 5 : 10 : 6,
                Bleu = "13a",
                Vocabulary = loaded.Options.Vocabulary
            }, loaded.Options);
        Assert.Equal(translator.Training, loaded.Training);
        Assert.Equal(translator.SourceVocabulary.Tokens, loaded.SourceVocabulary.Tokens);
        Assert.Equal(translator.TargetVocabulary.Tokens, loaded.TargetVocabulary.Tokens);
        string[] texts = [.. TinyTranslation.Numbers.Select(pair => pair.Source), "new words", ""];
        var search = new DecodingOptions { Beam = 3 };
        foreach (var (expected, actual) in translator.PredictBest(texts, 3, search).SelectMany(best => best)
            .Zip(loaded.PredictBest(texts, 3, search).SelectMany(best => best)))
        {
            Assert.Equal(expected with { Alignment = null }, actual with { Alignment = null });
            Assert.Equal(expected.Alignment?.Target, actual.Alignment?.Target);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void SubwordsWithoutAMergeComeBack(bool shared)
    {
        // No pair of characters occurs twice, so there is nothing to merge.
        var translator = Translator.Train(
            [new("a", "x"), new("b", "y")],
            TinyTranslation.Options with { Tokens = "bpe:5", SharedVocabulary = shared }, TinyTranslation.Training);
        var bytes = TinyTranslation.Bytes(translator);
        Assert.Equal(
            translator.Predict("a b").LogProbability, TinyTranslation.Load(bytes).Predict("a b").LogProbability);
    }

    [Fact]
    public void AFileCutShortIsRefusedAtEveryLength()
    {
        foreach (var valid in new[] { Valid, Subwords })
        {
            for (var length = 0; length < valid.Length; length += 1 + length / 50)
                Assert.Throws<InvalidDataException>(() => TinyTranslation.Load(valid[..length]));
        }
    }

    [Fact]
    public void AFileWithChangedBytesIsRefusedOrStillATranslator() =>
        Gen.Select(Gen.Int[0, Subwords.Length - 1], Gen.Byte[1, 255]).Array[1, 3].Sample(changes =>
        {
            var bytes = (byte[])Subwords.Clone();
            foreach (var (at, flip) in changes)
                bytes[at] ^= flip;
            try
            {
                Assert.InRange(
                    TinyTranslation.Load(bytes).Predict(
                    "one two", new() { Beam = 1, MaximumLength = 5 }).LogProbability, double.MinValue, 0);
            }
            catch (InvalidDataException)
            {
            }
            catch (NotFiniteNumberException)
            {
            }
        }, iter: 1500);

    [Fact]
    public void AnotherTaskIsRefused()
    {
        using var file = new TemporaryFile(TinyTask.Bytes(TinyTask.Trained()));
        Assert.Contains(
            "the model is for the task 'classify', but one for 'translate' was expected",
            Assert.Throws<InvalidDataException>(() => Translator.Load(file.Path)).Message, StringComparison.Ordinal);
        using var translator = new TemporaryFile(Valid);
        Assert.Contains(
            "the model is for the task 'translate', but one for 'tag' was expected",
            Assert.Throws<InvalidDataException>(() => SequenceTagger.Load(translator.Path)).Message,
            StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => Translator.Load("no/such.safetensors"));
    }

    [Theory]
    [InlineData("\"hidden\":2", "\"hidden\":2000000000",
        "the configuration does not fit: hidden is 2000000000, "
        + "but a whole number from 1 to 16384 was expected; the file was changed")]
    [InlineData("\"hidden\":2", "\"hidden\":4096", "tensor encoder.weight_ih_l0 has shape")]
    [InlineData("\"hidden\":2", "\"hidden\":8192", "the model would have")]
    [InlineData("\"hidden\":2", "\"hidden\":1e99",
        "the configuration's hidden is 1e99, but a whole number from 1 to 16384 was expected")]
    [InlineData("\"embedding\":2", "\"embedding\":16384", "tensor source.weight has shape")]
    [InlineData("\"decoderHidden\":4", "\"decoderHidden\":8192", "bridge.hidden_l0.weight")]
    [InlineData("\"decoderHidden\":4", "\"decoderHidden\":16384", "the model would have")]
    [InlineData("\"decoderHidden\":4", "\"decoderHidden\":5", "bridge.hidden_l0.weight")]
    [InlineData("\"decoderHidden\":4", "\"decoderHidden\":-4",
        "the configuration does not fit: decoderHidden is -4, but a whole number from 1 to 16384 was expected"
        + "; the file was changed")]
    [InlineData("\"decoderHidden\":4,", "", "the configuration has no 'decoderHidden'")]
    [InlineData("\"layers\":1", "\"layers\":64", "there is no tensor encoder.weight_ih_l1")]
    [InlineData("\"layers\":1", "\"layers\":2000000000",
        "the configuration does not fit: layers is 2000000000, but a whole number from 1 to 64 was expected"
        + "; the file was changed")]
    [InlineData("\"bidirectional\":true", "\"bidirectional\":false", "has shape")]
    [InlineData("\"cell\":\"lstm\"", "\"cell\":\"gru\"", "weight_ih_l0")]
    [InlineData("\"cell\":\"lstm\"", "\"cell\":\"transformer\"", "the model runs on the cell 'transformer'")]
    [InlineData("\"attention\":\"additive\"", "\"attention\":\"none\"", "tensor")]
    [InlineData("\"attention\":\"additive\"", "\"attention\":\"bilinear\"",
        "there is no tensor decoder.attention.score.weight")]
    [InlineData("\"attention\":\"additive\"", "\"attention\":\"dot\"", "belongs to no parameter")]
    [InlineData("\"attention\":\"additive\"", "\"attention\":\"multi-head\"",
        "the configuration's attention is 'multi-head', but additive, bilinear, dot, scaled-dot or none was expected")]
    [InlineData("\"attention\":\"additive\"", "\"attention\":null",
        "the configuration's attention is null, but additive, bilinear, dot, scaled-dot or none was expected")]
    [InlineData("\"inputFeeding\":false", "\"inputFeeding\":true", "there is no tensor decoder.attention.feed.weight")]
    [InlineData("\"tieOutput\":true", "\"tieOutput\":false", "there is no tensor output.weight")]
    [InlineData("\"sharedVocabulary\":false", "\"sharedVocabulary\":true", "there is no tensor embeddings.weight")]
    [InlineData("\"scheduledSampling\":0", "\"scheduledSampling\":1",
        "the configuration does not fit: scheduledSampling is 1, but 0 or more and less than 1 was expected"
        + "; the file was changed")]
    [InlineData("\"lengthRatio\":2", "\"lengthRatio\":2000000000",
        "the configuration does not fit: lengthRatio is 2000000000, but a whole number from 1 to 40 was expected"
        + "; the file was changed")]
    [InlineData("\"bleu\":\"13a\"", "\"bleu\":\"intl\"",
        "the configuration's bleu is 'intl', but 13a, zh, char or none was expected")]
    [InlineData("\"tokens\":\"words\"", "\"tokens\":\"bpe:5\"", "there is no unroll.subwords.source")]
    [InlineData("\"targetTokens\":\"words\"", "\"targetTokens\":\"bpe:5\"", "there is no unroll.subwords.target")]
    [InlineData("\"targetTokens\":\"words\"", "\"targetTokens\":\"bpe:99999999999\"",
        "the model cuts texts by the tokens 'bpe:99999999999', but only words, characters, whitespace, treebank, bpe:N "
        + "are known here; give it to Load, as in Load(path, tokens: [TokenKind.Of(new MyTokenizer())])")]
    [InlineData("\"tokens\":\"words\"", "\"tokens\":null",
        "the configuration's tokens is null, but words, characters, whitespace, treebank or bpe:N with N from 1 to "
        + "1000000 was expected")]
    public void OtherConfigurationsAreRefused(string part, string changed, string expected) =>
        AssertRefused(Valid, (_, metadata) =>
    {
        Assert.Contains(part, metadata["unroll.configuration"], StringComparison.Ordinal);
        metadata["unroll.configuration"] = metadata["unroll.configuration"]
            .Replace(part, changed, StringComparison.Ordinal);
    }, expected);

    [Theory]
    [InlineData("unroll.vocabulary.source", null, "there is no unroll.vocabulary.source")]
    [InlineData("unroll.vocabulary.target", null, "there is no unroll.vocabulary.target")]
    [InlineData("unroll.vocabulary.source", "[\"<pad>\",\"<unk>\",\"<s>\",\"</s>\"]", "tensor source.weight has shape")]
    [InlineData("unroll.vocabulary.target", "[\"<pad>\",\"<unk>\",\"<s>\",\"</s>\"]", "tensor target.weight has shape")]
    [InlineData("unroll.vocabulary.target", "[\"<pad>\",\"<unk>\",\"a\",\"b\",\"c\"]",
        "the vocabulary does not begin with <pad>, <unk>, <s> and </s>")]
    [InlineData("unroll.vocabulary.target", "[\"<pad>\",\"<unk>\",\"<s>\",\"</s>\",\"a\",\"a\"]",
        "the vocabulary has 'a' at 4 and again at 5")]
    [InlineData("unroll.vocabulary.target", "{}", "the vocabulary is a JSON StartObject")]
    [InlineData("unroll.subwords.source", null, "there is no unroll.subwords.source")]
    [InlineData("unroll.subwords.target", null, "there is no unroll.subwords.target")]
    [InlineData("unroll.subwords.target", "[\"a\"]", "the subwords have 1 parts")]
    [InlineData("unroll.subwords.target", "[\"a\",\"▁b\"]", "merge 1 of the subwords")]
    [InlineData("unroll.subwords.source", "[\"a\",\"b\",\"a\",\"b\"]", "was there before")]
    [InlineData("unroll.configuration", "{}", "the configuration has no 'tokens'")]
    [InlineData("unroll.task", "paint", "the model is for the task 'paint'")]
    [InlineData("unroll.training", "{\"a\":\"\\n\"}", "control character")]
    public void OtherMetadataIsRefused(string key, string? value, string expected) =>
        AssertRefused(Subwords, (_, metadata) =>
    {
        metadata.Remove(key);
        if (value is not null)
            metadata.Add(key, value);
    }, expected);

    [Fact]
    public void OtherTensorsAreRefused()
    {
        var names = Names(Subwords);
        Assert.Contains("decoder.layers.weight_ih_l0", names);
        foreach (var name in names)
        {
            AssertRefused(Subwords, (tensors, _) => tensors.Remove(name), name);
            AssertRefused(Subwords, (tensors, _) => tensors[name] = Tensor.Zeros(3, 3, 3), name);
            AssertRefused(Subwords, (tensors, _) => tensors[name] = Tensor.Zeros(), name);
            AssertRefused(
                Subwords, (tensors, _) => tensors[name] = Tensor.Full(tensors[name].Shape, float.NaN),
                $"tensor {name} holds a number that is not finite");
        }
        AssertRefused(
            Subwords, (tensors, _) => tensors.Add("more", Tensor.Zeros(1)), "\"more\" belongs to no parameter");
    }

    private static string[] Names(byte[] bytes)
    {
        using var file = new TemporaryFile(bytes);
        return [.. SafeTensors.Load(file.Path).Tensors.Keys];
    }

    private static void AssertRefused(
        byte[] valid, Action<Dictionary<string, Tensor>, Dictionary<string, string>> change, string expected)
    {
        using var file = new TemporaryFile(valid);
        var (tensors, metadata) = SafeTensors.Load(file.Path);
        var (changedTensors, changedMetadata) = (
            new Dictionary<string, Tensor>(tensors), new Dictionary<string, string>(metadata));
        change(changedTensors, changedMetadata);
        SafeTensors.Save(file.Path, changedTensors.Select(entry => (entry.Key, entry.Value)), changedMetadata);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var message = Assert.Throws<InvalidDataException>(() => Translator.Load(file.Path)).Message;
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000); // whatever sizes the file names
        Assert.StartsWith(file.Path, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain("(Parameter", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    private static Translator Trained(TranslatorOptions options) =>
        Translator.Train(TinyTranslation.Numbers, options, TinyTranslation.Training with { Epochs = 1 });
}
