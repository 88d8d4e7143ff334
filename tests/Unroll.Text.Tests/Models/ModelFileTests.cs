using CsCheck;

namespace Unroll.Text.Tests;

/// <summary>A file from anywhere gives a model or an <see cref="InvalidDataException"/>, and nothing else.</summary>
public class ModelFileTests
{
    private static readonly byte[] Valid = TinyTask.Bytes(
        TinyTask.Trained(TinyTask.Options with { Embedding = 2, Hidden = 2 }));

    [Fact]
    public void AFileCutShortIsRefusedAtEveryLength()
    {
        for (var length = 0; length < Valid.Length; length++)
            Assert.Throws<InvalidDataException>(() => TinyTask.Load(Valid[..length]));
    }

    [Fact]
    public void AFileWithChangedBytesIsRefusedOrStillAModel() =>
        Gen.Select(Gen.Int[0, Valid.Length - 1], Gen.Byte[1, 255]).Array[1, 3].Sample(changes =>
        {
            var bytes = (byte[])Valid.Clone();
            foreach (var (at, flip) in changes)
                bytes[at] ^= flip;
            try
            {
                Assert.Equal(2, TinyTask.Load(bytes).Predict("猫 dog").Probabilities.Count);
            }
            catch (InvalidDataException)
            {
            }
        }, iter: 3000);

    [Theory]
    [InlineData("unroll.format", "4", "the model is of format 4, but this version reads up to 3; use a newer one")]
    [InlineData("unroll.format", "x", "unroll.format is 'x'")]
    [InlineData("unroll.format", "0", "unroll.format is '0'")]
    [InlineData("unroll.format", null, "there is no unroll.format in the metadata")]
    [InlineData("unroll.task", "translate",
        "the model is for the task 'translate', but one for 'classify' was expected")]
    [InlineData("unroll.task", null, "there is no unroll.task")]
    [InlineData("unroll.configuration", null, "there is no unroll.configuration")]
    [InlineData("unroll.configuration", "{}", "the configuration has no 'tokens'")]
    [InlineData("unroll.configuration", "[]", "the configuration is a JSON StartArray")]
    [InlineData("unroll.configuration", "{\"tokens\":1}", "the configuration is not the JSON that was expected")]
    [InlineData("unroll.configuration", "{\"hue\":1}", "the configuration has 'hue'")]
    [InlineData("unroll.configuration", "{\"cell\":\"lstm\",\"cell\":\"lstm\"}", "the configuration has 'cell' twice")]
    [InlineData("unroll.configuration", "{\"cell\":\"transformer\"}",
        "the model runs on the cell 'transformer', "
        + "but only elman, relu, residual, forget-gate, input-gate, lstm, gru are known here")]
    [InlineData("unroll.vocabulary", "[\"<pad>\",\"<unk>\"]",
        "tensor embeddings.weight has shape [6, 2], but configuration, vocabulary and labels ask for [2, 2]")]
    [InlineData("unroll.vocabulary", null, "there is no unroll.vocabulary")]
    [InlineData("unroll.labels", "[\"a\"]", "the list of labels has 1 entry,")]
    [InlineData("unroll.labels", "[\"a\",\"a\"]", "the list of labels has 2 entries, but 2 or more, each once")]
    [InlineData("unroll.labels", "[\"a\",\"b\",\"c\"]", "tensor output.weight has shape [2, 2]")]
    [InlineData("unroll.labels", "[\"a\",\" \"]",
        "the list of labels has ' ', but names on one line were expected; the file was changed")]
    [InlineData("unroll.labels", "[\"a\",\"b\\n\\u001B[31m\"]",
        @"the list of labels has 'b\u000A\u001B[31m', but names on one line were expected; the file was changed")]
    [InlineData("unroll.training", "{\"batch\":\"8\\u001B[31m\"}",
        "the record of the training holds a control character")]
    [InlineData("unroll.training", "{\"ba\\ntch\":\"8\"}", "the record of the training holds a control character")]
    [InlineData("unroll.labels", "nonsense", "the list of labels is not the JSON")]
    public void OtherMetadataIsRefused(string key, string? value, string expected) => AssertRefused(
        (_, metadata) =>
        {
            metadata.Remove(key);
            if (value is not null)
                metadata.Add(key, value);
        },
        expected);

    [Theory]
    [InlineData("\"hidden\":2", "\"hidden\":2000000000",
        "the configuration does not fit: hidden is 2000000000, "
        + "but a whole number from 1 to 16384 was expected; the file was changed")]
    [InlineData("\"hidden\":2", "\"hidden\":0",
        "the configuration does not fit: hidden is 0, "
        + "but a whole number from 1 to 16384 was expected; the file was changed")]
    [InlineData("\"hidden\":2", "\"hidden\":1e99",
        "the configuration's hidden is 1e99, but a whole number from 1 to 16384 was expected")]
    [InlineData("\"embedding\":2", "\"embedding\":2000000000",
        "the configuration does not fit: embedding is 2000000000, "
        + "but a whole number from 1 to 16384 was expected; the file was changed")]
    [InlineData("\"layers\":1", "\"layers\":2000000000",
        "the configuration does not fit: layers is 2000000000, "
        + "but a whole number from 1 to 64 was expected; the file was changed")]
    [InlineData("\"layers\":1", "\"layers\":2", "there is no tensor lstm.weight_ih_l1")]
    [InlineData("\"bidirectional\":false", "\"bidirectional\":true", "there is no tensor lstm.weight_ih_l0_reverse")]
    [InlineData("\"cell\":\"lstm\"", "\"cell\":\"gru\"", "lstm.weight_ih_l0")]
    [InlineData("\"dropout\":0", "\"dropout\":7",
        "the configuration does not fit: dropout is 7, "
        + "but 0 or more and less than 1 was expected; the file was changed")]
    [InlineData("\"pooling\":\"last\"", "\"pooling\":\"min\"",
        "the configuration's pooling is 'min', but last, hn, max, mean or attention was expected")]
    [InlineData("\"pooling\":\"last\"", "\"pooling\":\"attention\"", "there is no tensor attention.query")]
    [InlineData("\"layerNorm\":false", "\"layerNorm\":true", "norm.weight")]
    [InlineData("\"maximumTokens\":4096", "\"maximumTokens\":0",
        "the configuration does not fit: maximumTokens is 0, but a whole number from 1 to 65536 was expected"
        + "; the file was changed")]
    [InlineData("\"wordDropout\":0", "\"wordDropout\":2",
        "the configuration does not fit: wordDropout is 2, "
        + "but 0 or more and less than 1 was expected; the file was changed")]
    [InlineData("\"tokens\":\"words\"", "\"tokens\":null",
        "the configuration's tokens is null, but words, characters, whitespace or treebank was expected")]
    public void OtherConfigurationsAreRefused(string part, string changed, string expected) => AssertRefused(
        (_, metadata) =>
        {
            Assert.Contains(part, metadata["unroll.configuration"], StringComparison.Ordinal);
            metadata["unroll.configuration"] = metadata["unroll.configuration"]
                .Replace(part, changed, StringComparison.Ordinal);
        },
        expected);

    [Fact]
    public void FilesOfTheFirstFormatAreStillRead()
    {
        var valid = TinyTask.Bytes(
            TinyTask.Trained(TinyTask.Options with { Embedding = 2, Hidden = 2, NaiveBayes = false }));
        using var file = new TemporaryFile(valid);
        var (tensors, metadata) = SafeTensors.Load(file.Path);
        var first = new Dictionary<string, string>(metadata)
        {
            ["unroll.format"] = "1",
            ["unroll.configuration"] = """
                {"tokens":"whitespace","embedding":2,"cell":"lstm","hidden":2,"layers":1,"bidirectional":false,
                "dropout":0,"pooling":"last"}
                """,
        };
        first.Remove("unroll.training");
        SafeTensors.Save(file.Path, tensors.Select(entry => (entry.Key, entry.Value)), first);
        var loaded = TextClassifier.Load(file.Path);
        Assert.Empty(loaded.Training);
        Assert.Equal(TinyTask.Load(valid).Predict("猫 dog").Probabilities, loaded.Predict("猫 dog").Probabilities);
    }

    [Fact]
    public void HowItWasTrainedComesBack()
    {
        var record = TinyTask.Load(
            TinyTask.Bytes(
            TextClassifier.Train(
            TinyTask.Texts, TinyTask.Options, TinyTask.Training with { Schedule = new StepSchedule(2, 0.5f) },
            TinyTask.Texts))).Training;
        Assert.Equal(
            ("24", "24", "8", "step:2:0.5", "0.03"),
            (record["texts"], record["devTexts"], record["epochs"], record["schedule"], record["learningRate"]));
        Assert.InRange(double.Parse(record["dev.accuracy"], System.Globalization.CultureInfo.InvariantCulture), 0.5, 1);
        Assert.DoesNotContain(record.Keys, key => key is "patience" or "minCount" or "maxVocabulary");
        var options = TinyTask.Options with { Vocabulary = new() { MinimumCount = 2, MaximumSize = 5 } };
        var more = TextClassifier.Train(
            TinyTask.Texts, options, TinyTask.Training with { Patience = 3 }, TinyTask.Texts).Training;
        Assert.Equal(("3", "2", "5"), (more["patience"], more["minCount"], more["maxVocabulary"]));
    }

    [Theory]
    [InlineData(Pooling.Last)]
    [InlineData(Pooling.Attention)]
    public void WeightsTooLargeForAnAnswerAreSaidToBe(Pooling pooling)
    {
        var classifier = TinyTask.Load(TinyTask.Bytes(TinyTask.Trained(TinyTask.Options with { Pooling = pooling })));
        foreach (var (_, parameter) in classifier.Model.NamedParameters())
            parameter.Update(values => values.Fill(3e38f));
        const string Expected =
            "the scores of a text are not finite numbers, as the model's weights are too large; train it anew, with a "
                + "smaller learning rate";
        Assert.Equal(Expected, Assert.Throws<NotFiniteNumberException>(() => classifier.Predict("猫 dog")).Message);
        Assert.Equal(Expected, Assert.Throws<NotFiniteNumberException>(() => classifier.Explain("猫 dog")).Message);
        Assert.Equal(
            Expected, Assert.Throws<NotFiniteNumberException>(() => classifier.Evaluate(TinyTask.Texts)).Message);
    }

    [Fact]
    public void OtherTensorsAreRefused()
    {
        AssertRefused((tensors, _) => tensors.Remove("output.bias"), "output.bias");
        AssertRefused((tensors, _) => tensors.Remove("lstm.weight_hh_l0"), "there is no tensor lstm.weight_hh_l0");
        AssertRefused((tensors, _) => tensors.Add("more", Tensor.Zeros(1)), "\"more\" belongs to no parameter");
        AssertRefused((tensors, _) => tensors["output.bias"] = Tensor.Zeros(3), "output.bias");
        AssertRefused(
            (tensors, _) => tensors["output.bias"] = Tensor.Of(0, float.NaN),
            "tensor output.bias holds a number that is not finite");
        AssertRefused(
            (tensors, _) => tensors["lstm.weight_ih_l0"] = Tensor.Zeros(), "tensor lstm.weight_ih_l0 has shape []");
    }

    [Fact]
    public void AMissingFileAndAFolderAreNamed()
    {
        Assert.Equal(
            "there is no model file no/such.safetensors; check its name and folder",
            Assert.Throws<FileNotFoundException>(() => TextClassifier.Load("no/such.safetensors")).Message);
        Assert.Contains(
            "is a folder", Assert.Throws<InvalidDataException>(() => TextClassifier.Load(Path.GetTempPath())).Message,
            StringComparison.Ordinal);
    }

    private static void AssertRefused(
        Action<Dictionary<string, Tensor>, Dictionary<string, string>> change, string expected)
    {
        using var file = new TemporaryFile(Valid);
        var (tensors, metadata) = SafeTensors.Load(file.Path);
        var (changedTensors, changedMetadata) = (
            new Dictionary<string, Tensor>(tensors), new Dictionary<string, string>(metadata));
        change(changedTensors, changedMetadata);
        SafeTensors.Save(file.Path, changedTensors.Select(entry => (entry.Key, entry.Value)), changedMetadata);
        var message = Assert.Throws<InvalidDataException>(() => TextClassifier.Load(file.Path)).Message;
        Assert.StartsWith(file.Path, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain("(Parameter", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }
}
