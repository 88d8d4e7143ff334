namespace Unroll.Cli.Tests;

public class InspectTranslatorTests : TranslatorHarness
{
    [Fact]
    public void ShowsWhatTheTranslatorHolds()
    {
        TrainNumbers();
        var (code, output, error) = Run("inspect", Model);
        Assert.Equal((0, ""), (code, error));
        Assert.Matches(
            @"^file        .*model\.safetensors, [\d,]+ bytes\ntask        translate\n"
            + "model       lstm, words, embedding 16, ", output);
        Assert.Contains("source      9 entries\ntarget      9 entries\n", output, StringComparison.Ordinal);
        Assert.Contains(
            "training    texts 65, devTexts 0, epochs 25, keptEpoch 25, batch 8, learningRate 0.02, schedule "
            + "cosine:20, ", output, StringComparison.Ordinal);
        // Shapes stand one below the other, however long the names are.
        string[] tensors = [.. output.Split('\n').Where(line => line.EndsWith(']'))];
        Assert.Contains(
            tensors, line =>
            line.StartsWith("  decoder.attention.score.query.weight [20, 20]", StringComparison.Ordinal));
        Assert.Single(tensors.Select(line => line.IndexOf('[', StringComparison.Ordinal)).Distinct());
    }

    [Fact]
    public void JsonHasOptionsVocabulariesTrainingAndShapes()
    {
        TrainNumbers();
        var json = Lines(Run("inspect", Model, "--json").Output).Single();
        Assert.Equal(
            [
                "task", "tokens", "lowerCase", "foldWidth", "foldSpellings", "embedding", "cell", "hidden", "layers",
                "bidirectional", "dropout", "recurrentDropout", "wordDropout", "targetTokens", "sharedVocabulary",
                "tieOutput", "decoderHidden", "attention", "inputFeeding", "coverage", "scheduledSampling",
                    "lengthRatio",
                "bleu", "sourceVocabulary", "targetVocabulary", "training", "weights", "tensors",
            ],
            NamesOf(json));
        Assert.Equal(
            ("translate", "additive", "13a"),
            (json.GetProperty("task").GetString(), json.GetProperty("attention").GetString(), json.GetProperty("bleu")
            .GetString()));
        Assert.Equal(
            (20, 9, 9), (
            json.GetProperty("decoderHidden").GetInt32(), json.GetProperty("sourceVocabulary").GetInt32(),
            json.GetProperty("targetVocabulary").GetInt32()));
        var tensors = json.GetProperty("tensors").EnumerateObject().ToDictionary(
            tensor => tensor.Name, tensor => tensor.Value.EnumerateArray().Select(size => size.GetInt32()).ToArray());
        Assert.Equal([9, 16], tensors["target.weight"]);
        Assert.Equal([64, 16], tensors["encoder.weight_ih_l0_reverse"]);
        Assert.Equal(
            json.GetProperty("weights").GetInt64(),
            tensors.Values.Sum(sizes => sizes.Aggregate(1L, (product, size) => product * size)));
    }

    [Fact]
    public void AFileCutShortEndsInASentence()
    {
        TrainNumbers();
        File.WriteAllBytes(At("cut.safetensors"), File.ReadAllBytes(Model)[..^4]);
        AssertFails(Run("inspect", At("cut.safetensors")), 1, "cut.safetensors");
    }
}
