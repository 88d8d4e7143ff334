namespace Unroll.Text.Tests;

public class WordVectorTests
{
    private static readonly string[] Good = ["good", "fine", "great", "superb", "lovely", "excellent", "优秀", "nice"];
    private static readonly string[] Bad = ["bad", "poor", "awful", "dreadful", "ugly", "terrible", "糟糕", "dull"];

    /// <summary>Vectors in which words that mean alike lie alike.</summary>
    private static readonly string File = string.Concat(
        Good.Concat(Bad)
        .Select((word, i) =>
        FormattableString.Invariant($"{word} {(i < Good.Length ? 0.5 : -0.5)} {0.1 * (i % 3 - 1)} 0.25 -0.125\n")));

    [Fact]
    public void WordsThatTrainingNeverSawAreUnderstood()
    {
        // Half of the words are only in the vectors' file: without it they are all one unknown token, so that one half
        // of their texts must be wrong.
        LabelledText[] train = [.. Texts(0, 4)], test = [.. Texts(4, 8)];
        using var file = new TemporaryFile(File);
        var options = TinyTask.Options with { Tokens = "whitespace", Pooling = Pooling.Mean };
        var training = TinyTask.Training with { Epochs = 20 };
        Assert.Equal(0.5, TextClassifier.Train(train, options, training).Evaluate(test).Accuracy);
        foreach (var frozen in new[] { true, false })
            Assert.Equal(
                1, TextClassifier.Train(
                train, options with { Vectors = new() { Path = file.Path, Frozen = frozen } }, training)
                .Evaluate(test).Accuracy);

        static IEnumerable<LabelledText> Texts(int first, int last) =>
            from i in Enumerable.Range(first, last - first)
            from text in new[] { new LabelledText("pos", $"it is {Good[i]}"),
                new LabelledText("neg", $"it is {Bad[i]}") }
            select text;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void VectorsStartTheEmbeddingsAndStayWhereFrozen(bool frozen)
    {
        using var file = new TemporaryFile(
            "3 2\nx 1 2\ndog -0.5 4e-1 \nbird 7 8\n"); // word2vec's first line, and a blank at a line's end
        var classifier = TextClassifier.Train(
            TinyTask.Texts,
            TinyTask.Options with { Tokens = "whitespace", Vectors = new() { Path = file.Path, Frozen = frozen } },
            TinyTask.Training with { Epochs = 1 });
        Assert.Equal(2, classifier.Options.Embedding);
        Assert.Contains("bird", classifier.Vocabulary.Tokens);
        var embeddings = classifier.Model.Embeddings.Value;
        Assert.Equal([7, 8], Row("bird")); // which no text has, so that nothing moved it
        Assert.Equal(frozen, Row("dog").SequenceEqual([-0.5f, 0.4f]));
        Assert.Equal(frozen, Row("x").SequenceEqual([1, 2]));
        Assert.Equal([0, 0], embeddings.Select(0, Vocabulary.Padding).ToArray());

        float[] Row(string word) => embeddings.Select(0, classifier.Vocabulary.IdOf(word)).ToArray();
    }

    [Fact]
    public void SoManyExtraWordsAreTakenAsAreAskedForAndFit()
    {
        using var file = new TemporaryFile(File + "x 1 1 1 1\n");
        Assert.Equal(["good", "fine"], Extra(new() { Path = file.Path, ExtraWords = 2 }, null));
        Assert.Equal(["good"], Extra(new() { Path = file.Path }, 7));
        Assert.Empty(Extra(new() { Path = file.Path, ExtraWords = 0 }, null));

        static IEnumerable<string> Extra(WordVectorOptions vectors, int? maximum) => TextClassifier.Train(
            TinyTask.Texts,
                TinyTask.Options with
                {
                    Tokens = "whitespace",
                    Vectors = vectors,
                    Vocabulary =
                new() { MaximumSize = maximum }
                }, TinyTask.Training with { Epochs = 1 }).Vocabulary.Tokens.Skip(6);
    }

    [Fact]
    public void WordsAreFoldedAsTextsAre()
    {
        using var file = new TemporaryFile("Dog 1 2\ndog 3 4\n");
        var classifier = TextClassifier.Train(
            TinyTask.Texts,
            TinyTask.Options with { LowerCase = true, Vectors = new() { Path = file.Path, Frozen = true } },
            TinyTask.Training with { Epochs = 1 });
        Assert.Equal([1, 2], classifier.Model.Embeddings.Value.Select(0, classifier.Vocabulary.IdOf("dog")).ToArray());
    }

    [Theory]
    [InlineData("dog 1 2\nx 1\n", "line 2: the word has 1 number after it, but 2 were expected, as other lines have")]
    [InlineData("x 1 2\ndog  1\n", "line 2: the word has 1 number after it, but 2 were expected, as other lines have")]
    [InlineData("dog 1 2\nnew york 1\n",
        "line 2: number 1 after the word is 'york', but a finite number was expected")]
    [InlineData("2 3\ndog 1 2\n",
        "line 2: the word has 2 numbers after it, but 3 were expected, as the first line says")]
    [InlineData("1 3\nnew york 1 2\n", "line 2: number 1 after the word is 'york', but a finite number was expected")]
    [InlineData("1 20000\ndog 1 2\n",
        "line 1: a word with 1 to 16384 numbers after it was expected, but there are 20000")]
    [InlineData("1 0\ndog\n", "line 1: a word with 1 to 16384 numbers after it was expected, but there are 0")]
    [InlineData("dog 1 2\nother 1\n", "line 2: the word has 1 number ")]
    [InlineData("dog 1 two\n", "line 1: number 2 after the word is 'two', but a finite number was expected")]
    [InlineData("dog 1 NaN\n", "line 1: number 2 after the word is 'NaN'")]
    [InlineData("dog 1 1e99\n", "line 1: number 2 after the word is '1e99'")]
    [InlineData("dog\n", "line 1: a word with 1 to 16384 numbers after it was expected, but there are 0")]
    [InlineData("nothing 1 2\n", "has the vector of no word")]
    [InlineData("", "is empty")]
    [InlineData("a b c 1 2\n", "has the vector of no word")]
    [InlineData("a b c\n", "line 1: number 1 after the word is 'b'")]
    public void OtherFilesAreRefused(string content, string expected)
    {
        using var file = new TemporaryFile(content);
        void Train() =>
            TextClassifier.Train(
                TinyTask.Texts, TinyTask.Options with { Vectors = new() { Path = file.Path } },
                TinyTask.Training with { Epochs = 1 });
        var message = Assert.Throws<InvalidDataException>(Train).Message;
        Assert.StartsWith(file.Path, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void NoMessageBreaksItsLine()
    {
        if (OperatingSystem.IsWindows()) // whose files have no such names
            return;
        using var folder = new TemporaryFolder();
        foreach (var content in new[] { "", "dog 1 2\nx 1\n", "dog 1 \e[31m\n", "nothing 1 2\n" })
        {
            var path = folder.Add("a\nb.txt", System.Text.Encoding.UTF8.GetBytes(content));
            var message = Assert.Throws<InvalidDataException>(
                () => TextClassifier.Train(
                TinyTask.Texts, TinyTask.Options with { Vectors = new() { Path = path } })).Message;
            Assert.Contains(@"a\u000Ab.txt", message, StringComparison.Ordinal);
            Assert.DoesNotContain(message, char.IsControl);
        }
    }

    [Theory]
    [InlineData("dog 1 2\n. . . 3 4\n", ". . .")]
    [InlineData("new york 3 4\ndog 1 2\n", "new york")]
    [InlineData("2 2\nnew york 3 4\ndog 1 2\n", "new york")]
    [InlineData("2\t2\nnew york\t3\t4\ndog\t1\t2\n", "new york")]
    [InlineData("2 2 \nnew york  3  4 \ndog\t1\t2\n", "new york")]
    [InlineData("area 51 3 4\ndog 1 2\nbird 5 6\n", "area 51")]
    [InlineData("dog 1 2\n1 000 3 4\n", "1 000")]
    [InlineData("2 2\narea 51 3 4\ndog 1 2\n", "area 51")]
    [InlineData("1998 3 4\ndog 1 2\n", "1998")]
    [InlineData("nan 3 4\ndog 1 2\n", "nan")]
    [InlineData("  3 4\ndog 1 2\n", " ")]
    [InlineData("dog 1 2\n \t3\t4\n", " ")]
    public void WhatStandsBeforeTheNumbersIsTheWord(string content, string expected)
    {
        var classifier = Trained(content);
        Assert.Equal([3, 4],
            classifier.Model.Embeddings.Value.Select(0, classifier.Vocabulary.IdOf(expected)).ToArray());
        Assert.Equal([1, 2], classifier.Model.Embeddings.Value.Select(0, classifier.Vocabulary.IdOf("dog")).ToArray());
    }

    [Theory]
    [InlineData(" 3 4\ndog 1 2\n")]
    [InlineData("dog 1 2\n\t3\t4\n")]
    [InlineData("2 2\n 3 4\ndog 1 2\n")]
    [InlineData("2 2\n3 4\ndog 1 2\n")]
    public void AnEmptyWordIsPassedOver(string content)
    {
        var classifier = Trained(content);
        Assert.DoesNotContain("", classifier.Vocabulary.Tokens);
        Assert.Equal(Trained("dog 1 2\n").Vocabulary.Tokens, classifier.Vocabulary.Tokens);
    }

    [Fact]
    public void ALineThatWasCutShortFarBehindIsRefused() =>
        Assert.Contains("line 3001: the word has 1 number after it, but 2 were expected, as other lines have",
            Assert.Throws<InvalidDataException>(() =>
                Trained($"dog 1 2\n{string.Concat(Enumerable.Range(0, 2999).Select(i => $"w{i} 3 4\n"))}x 1")).Message,
                StringComparison.Ordinal);

    private static TextClassifier Trained(string vectors)
    {
        using var file = new TemporaryFile(vectors);
        return TextClassifier.Train(TinyTask.Texts,
            TinyTask.Options with { Vectors = new() { Path = file.Path, Frozen = true } },
            TinyTask.Training with { Epochs = 1 });
    }
}
