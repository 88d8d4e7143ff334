namespace Unroll.Text.Tests;

/// <summary>A model of a file up to format 2 cuts texts as it did then, and so does what is saved of it.</summary>
public class FormerWordsTests
{
    private const string Text = "co\u00ADoperate at 10:30 カナ";
    private static readonly string[] Former = ["co", "operate", "at", "10:30", "カ", "ナ"];

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public void AClassifierDoes(string format)
    {
        var texts = TinyTask.Texts.Append(new("dog", Text));
        var now = TextClassifier.Train(texts, TinyTask.Options, TinyTask.Training with { Epochs = 1 });
        Assert.Contains("cooperate", now.Vocabulary.Tokens);
        var former = Again(now.Save, path => TextClassifier.Load(path), format);
        var again = Again(former.Save, path => TextClassifier.Load(path));
        Assert.All([former, again], one => AssertFormer(one.Options));
        Assert.All([former, again], one => Assert.Equal(Former, one.Options.ToIds.Written(Text)));
        Assert.Equal(former.Predict(Text).Probabilities, again.Predict(Text).Probabilities);
        Assert.Equal(Former.Length, former.Encode(Text).Words.Length);
        Assert.Equal("words", Again(now.Save, path => TextClassifier.Load(path)).Options.Tokens);
    }

    [Fact]
    public void ATaggerDoes()
    {
        var (options, training) = (
            TinyTagging.Options with { Tokens = "words" }, TinyTagging.Training with { Epochs = 1 });
        var now = SequenceTagger.Train(TinyTagging.Names(TagScheme.Iob2), options, training);
        var former = Again(now.Save, path => SequenceTagger.Load(path), "2");
        var again = Again(former.Save, path => SequenceTagger.Load(path));
        Assert.All([former, again], one => AssertFormer(one.Options));
        Assert.All([former, again], one => Assert.Equal(Former, one.Predict(Text).Tokens.Select(token => token.Text)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ATranslatorDoesOnBothSides(bool shared)
    {
        var options = TinyTranslation.Options with { Tokens = "words", SharedVocabulary = shared };
        var now = Translator.Train([new(Text, Text)], options, TinyTranslation.Training with { Epochs = 1 });
        var former = Again(now.Save, path => Translator.Load(path), "2");
        var again = Again(former.Save, path => Translator.Load(path));
        Assert.All([former, again], one => AssertFormer(one.Options));
        Assert.All([former, again], one => Assert.Equal("basic-words", one.Options.TargetTokens));
        Assert.All([former, again], one => Assert.Equal(Former, one.Vocabularies.Source.Cut(Text)));
        Assert.All([former, again], one => Assert.Equal(Former, one.Vocabularies.Target.Cut(Text)));
    }

    [Fact]
    public void FormerWordsAreJoinedAsTheyWere()
    {
        var tokens = ReversibleTokens.Named("basic-words");
        Assert.Equal("at 10:30, 3: 4", tokens.Join(["at", "10:30", ",", "3", ":", "4"]));
        var words = ReversibleTokens.Named("words");
        Assert.Equal("at 10:30, 3:4", words.Join(["at", "10", ":", "30", ",", "3", ":", "4"]));
        Assert.DoesNotContain("basic-words", ReversibleTokens.Names.Concat(Tokenizers.Names));
    }

    private static void AssertFormer(NetworkOptions options) =>
        Assert.Equal(("basic-words", false), (options.Tokens, options.FoldSpellings));

    /// <summary>Saves a model, as of another format where one is given, and loads it.</summary>
    private static T Again<T>(Action<string> save, Func<string, T> load, string? format = null)
    {
        using var file = new TemporaryFile("");
        save(file.Path);
        if (format is not null)
        {
            var (tensors, metadata) = SafeTensors.Load(file.Path);
            var changed = new Dictionary<string, string>(metadata) { ["unroll.format"] = format };
            const string Configuration = "unroll.configuration";
            changed[Configuration] = changed[Configuration]
                .Replace("\"foldSpellings\":true,", "", StringComparison.Ordinal);
            SafeTensors.Save(file.Path, tensors.Select(entry => (entry.Key, entry.Value)), changed);
        }
        return load(file.Path);
    }
}
