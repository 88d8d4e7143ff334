namespace Unroll.Text.Tests;

public class TextTraceTests
{
    private static readonly CellKind Own = CellKind.Of<GruCell>(name: "my-cell");

    [Fact]
    public void OfAClassifier()
    {
        const string text = " 猫 Dog,  dog ";
        var classifier = TinyTask.Trained(
            TinyTask.Options with { Bidirectional = true, Layers = 2, LowerCase = true, Pooling = Pooling.Last });
        var trace = classifier.Trace(text);
        Assert.Equal(["猫", "Dog", ",", "dog"], trace.Tokens);
        AssertShapes(trace, layers: 4, units: 8, "i f u o c h");
        // What the model scores is made of the traced h alone.
        var (forward, reverse) = (trace.Network.Layers[2]["h"], trace.Network.Layers[3]["h"]);
        var last = Tensor.Concatenate([forward.Select(0, 3), reverse.Select(0, 0)], dimension: 0).Reshape(1, 16);
        Assert.Equal(classifier.Model.Forward(TokenBatch.PackOne(classifier.Encode(text))).ToArray(),
            Output(classifier.Model).Forward(last).ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void OfATagger(bool withAll)
    {
        var options = TinyTagging.Options with { Bigrams = withAll, Cell = Own, Bidirectional = true };
        var tagger = SequenceTagger.Train(TinyTagging.Names(TagScheme.Iob2),
            withAll ? options : options with { Characters = CharacterReading.None },
            TinyTagging.Training with { Epochs = 1 });
        var trace = tagger.Trace(" Ada  saw Eve");
        Assert.Equal(["Ada", "saw", "Eve"], trace.Tokens);
        AssertShapes(trace, layers: 2, units: 8, "r z n h");
        var states = Tensor.Concatenate([trace.Network.Layers[0]["h"], trace.Network.Layers[1]["h"]], dimension: 1);
        var scores = tagger.Model.Forward(TokenBatch.PackOne(tagger.Vocabularies.Encode(trace.Tokens))).Data;
        Assert.Equal(scores.ToArray(), Output(tagger.Model).Forward(states).ToArray());
    }

    [Fact]
    public void OfATranslatorsEncoder()
    {
        var translator = TinyTranslation.Untrained(
            TinyTranslation.Options with { Cell = CellKind.Elman, Bidirectional = true }, TinyTranslation.Numbers);
        var trace = translator.Trace("one?");
        Assert.Equal(["o", "n", "e", "?", "</s>"], trace.Tokens);
        AssertShapes(trace, layers: 2, units: 5, "h");
        var encoder = new Recurrent<ElmanCell>(inputSize: 6, hiddenSize: 5, bidirectional: true);
        var parameters = translator.Model.NamedParameters().ToDictionary(entry => entry.Name, entry => entry.Parameter);
        foreach (var (name, parameter) in encoder.NamedParameters())
            parameter.Assign(parameters[$"encoder.{name}"].Value);
        var source = translator.Vocabularies.Source;
        var (states, _) = encoder.Forward(
            parameters["source.weight"].Value.IndexSelect(0, source.Encode(source.Cut("one?"))));
        Assert.Equal(states.ToArray(),
            Tensor.Concatenate([trace.Network.Layers[0]["h"], trace.Network.Layers[1]["h"]], dimension: 1).ToArray());
    }

    [Fact]
    public void OfALongTextTheFirstTokensAreTraced()
    {
        ITextModel[] models =
        [
            TinyTask.Trained(TinyTask.Options with { MaximumTokens = 3 }),
            SequenceTagger.Train(TinyTagging.Names(TagScheme.Iob2), TinyTagging.Options,
                TinyTagging.Training with { Epochs = 1 }),
            TinyTranslation.Untrained(TinyTranslation.Options, TinyTranslation.Numbers),
        ];
        int[] longest = [3, SequenceTagger.MaximumTokens, Translator.MaximumTokens];
        foreach (var (model, most, mark) in models.Zip(longest, [0, 0, 1]))
        {
            // A letter is a token of each, also of the translator, which reads the spaces too.
            var unit = model is Translator ? "a" : "a ";
            foreach (var more in (int[])[0, 1])
            {
                var trace = model.Trace(string.Concat(Enumerable.Repeat(unit, most + more)));
                Assert.Equal((most + mark, more > 0), (trace.Tokens.Count, trace.IsCut));
                Assert.Equal(most + mark, trace.Network.Layers[0]["h"].Shape[0]);
            }
        }
    }

    [Fact]
    public void ErrorsSayWhatWasExpected()
    {
        ITextModel[] models =
        [
            TinyTask.Trained(),
            SequenceTagger.Train(TinyTagging.Names(TagScheme.Iob2), TinyTagging.Options,
                TinyTagging.Training with { Epochs = 1 }),
            TinyTranslation.Untrained(TinyTranslation.Options, TinyTranslation.Numbers),
        ];
        Assert.All(models, model =>
        {
            Assert.StartsWith("the text '' has no token, so there is nothing to trace; give one of a token or more",
                Assert.Throws<ArgumentException>(() => model.Trace("")).Message, StringComparison.Ordinal);
            Assert.Throws<ArgumentNullException>(() => model.Trace(null!));
        });
        var large = TinyTask.Trained(TinyTask.Options with { Cell = CellKind.Relu });
        foreach (var (_, parameter) in large.Model.NamedParameters())
            parameter.Assign(Tensor.Full(parameter.Shape, 1e20f));
        Assert.Throws<NotFiniteNumberException>(() => large.Trace("dog 猫 dog 猫"));
    }

    private static Linear Output(IModule model)
    {
        var parameters = model.NamedParameters().ToDictionary(entry => entry.Name, entry => entry.Parameter);
        return new Linear(parameters["output.weight"], parameters["output.bias"]);
    }

    private static void AssertShapes(TextTrace trace, int layers, int units, string names)
    {
        Assert.False(trace.IsCut);
        Assert.Equal(layers, trace.Network.Layers.Count);
        Assert.All(trace.Network.Layers, layer =>
        {
            Assert.Equal(names, string.Join(' ', layer.Series.Select(series => series.Name)));
            Assert.All(layer.Series,
                series => Assert.Equal(new Shape(trace.Tokens.Count, units), series.Values.Shape));
        });
    }
}
