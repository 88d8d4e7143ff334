using CsCheck;

namespace Unroll.Text.Tests;

/// <summary>
/// A tagger comes back from its file; another file gives an <see cref="InvalidDataException"/>, and nothing else.
/// </summary>
public class TaggerFileTests
{
    private static readonly SequenceTaggerOptions All = TinyTagging.Options with
    {
        Cell = CellKind.Gru,
        Layers = 2,
        Dropout = 0.1f,
        RecurrentDropout = 0.1f,
        WordDropout = 0.1f,
        LowerCase = true,
        FoldWidth = true,
        Characters = CharacterReading.Lstm,
        Bigrams = true,
        BigramMinimumCount = 1,
        Format = TaggedFormat.Conllu,
        Column = "xpos",
        TokenColumn = "2",
    };

    private static readonly byte[] Valid = TinyTagging.Bytes(Trained(All with { Embedding = 2, Hidden = 2 }));

    public static TheoryData<TagHead, bool, bool> Variants =>
        new() { { TagHead.Crf, true, true }, { TagHead.Softmax, false, true }, { TagHead.Crf, true, false },
            { TagHead.Softmax, false, false } };

    [Theory]
    [MemberData(nameof(Variants))]
    public void OptionsWeightsAndAnswersComeBack(TagHead head, bool bigrams, bool characters)
    {
        var options = All with
        {
            Head = head,
            Bigrams = bigrams,
            Characters = characters ? CharacterReading.Lstm
            : CharacterReading.None,
            Bidirectional = bigrams
        };
        var tagger = Trained(options);
        var loaded = TinyTagging.Load(TinyTagging.Bytes(tagger));
        Assert.Equal(options with { Scheme = TagScheme.Iob2, Spelling = TagSpelling.Standard },
            loaded.Options with { BigramMinimumCount = 1, Vocabulary = options.Vocabulary });
        Assert.Equal(tagger.Training, loaded.Training);
        Assert.Equal(tagger.Tags, loaded.Tags);
        Assert.All(TinyTagging.Names(TagScheme.Iob2), sentence =>
            Assert.Equal(
                tagger.Predict(string.Join(' ', sentence.Tokens)).Tokens,
                loaded.Predict(string.Join(' ', sentence.Tokens)).Tokens));
    }

    [Fact]
    public void TrainingWordsComeBack()
    {
        var tagger = SequenceTagger.Train(
            [TinyTagging.Segmented("中国 人 1 2")], TinyTagging.Options, TinyTagging.Training with { Epochs = 1 });
        var loaded = TinyTagging.Load(TinyTagging.Bytes(tagger));
        Assert.Equal(["1", "2", "中国", "人"], loaded.TrainingWords!.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void AFileCutShortIsRefusedAtEveryLength()
    {
        for (var length = 0; length < Valid.Length; length += 1 + length / 50)
            Assert.Throws<InvalidDataException>(() => TinyTagging.Load(Valid[..length]));
    }

    [Fact]
    public void AFileWithChangedBytesIsRefusedOrStillATagger() =>
        Gen.Select(Gen.Int[0, Valid.Length - 1], Gen.Byte[1, 255]).Array[1, 3].Sample(changes =>
        {
            var bytes = (byte[])Valid.Clone();
            foreach (var (at, flip) in changes)
                bytes[at] ^= flip;
            try
            {
                Assert.Equal(2, TinyTagging.Load(bytes).Predict("Ada saw").Tokens.Count);
            }
            catch (InvalidDataException)
            {
            }
            catch (NotFiniteNumberException)
            {
            }
        }, iter: 2000);

    [Fact]
    public void AnotherTaskIsRefused()
    {
        using var file = new TemporaryFile(TinyTask.Bytes(TinyTask.Trained()));
        Assert.Contains(
            "the model is for the task 'classify', but one for 'tag' was expected", Assert.Throws<InvalidDataException>(
            () => SequenceTagger.Load(file.Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unroll.tags", "[]", "the list of tags has 0 entries")]
    [InlineData("unroll.tags", "[\"B-X\",\"E-X\",\"I-X\",\"S-X\"]", "tensor output.weight")]
    [InlineData("unroll.tags",
        "[\"O\",\"B-CITY\",\"B-PER\",\"E-CITY\",\"E-PER\",\"I-CITY\",\"I-PER\",\"S-CITY\",\"S-PER\"]",
        "the list of tags is not in order or not whole")]
    [InlineData("unroll.characters", null, "there is no unroll.characters")]
    [InlineData("unroll.bigrams", "[\"<pad>\",\"<unk>\"]", "tensor bigrams.weight")]
    [InlineData("unroll.configuration", "{\"scheme\":\"biu\"}",
        "the configuration's scheme: there is no scheme called 'biu'; expected none, iob1, iob2, ioe1, ioe2, bioes, "
        + "bilou, bmes, bmewo, bios or bieo")]
    [InlineData("unroll.configuration", "{\"spelling\":\"B*X\"}",
        "the configuration's spelling is 'B*X', but B and X as in 'B-X', with one of -_:.|/+# between them, was "
        + "expected")]
    [InlineData("unroll.configuration", "{\"spelling\":null}",
        "the configuration's spelling is null, but B and X as in 'B-X', with one of -_:.|/+# between them, was expected")]
    public void OtherMetadataIsRefused(string key, string? value, string expected) =>
        TinyTagging.AssertRefused(Valid, key, value, expected);

    private static SequenceTagger Trained(SequenceTaggerOptions options) =>
        SequenceTagger.Train(TinyTagging.Names(TagScheme.Iob2), options, TinyTagging.Training with { Epochs = 1 });
}
