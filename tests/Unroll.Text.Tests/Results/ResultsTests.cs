using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Unroll.Text.Tests;

/// <summary>Results as text and as JSON, by a context that was generated at compile time.</summary>
public class ResultsTests
{
    private static readonly ResultsContext Context = new(
        new(JsonSerializerOptions.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>What a program gets that gives no context.</summary>
    private static readonly JsonSerializerOptions Reflecting = new(Context.Options)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    private static readonly Prediction Positive = new("good", 0.75, [new("good", 0.75), new("bad", 0.25)]);

    private static readonly Explanation Explained = new(
        Positive, ExplanationMethod.LeaveOneOut,
        [new("it", new(0, 2), -0.125f), new("works", new(3, 5), 0.5f)]);

    private static readonly TaggedText Tagged = new(
        "in New York",
        [
            new(
                [
                    new("in", new(0, 2), "O", 0.5),
                    new("New", new(3, 3), "B-LOC", 0.75),
                    new("York", new(7, 4), "I-LOC", 1),
                ],
                [new("New York", new(3, 8), "LOC", 0.75)]),
        ]);

    private static readonly Alignment Looked = new(["Buch", "</s>"], ["book", "</s>"], [[0.75f, 0.25f], [0, 1]]);

    private static readonly Translation Translated = new("book", -0.5, -0.25, Looked, true, false);

    private static readonly ClassificationScores Classified = new([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")]);

    private static readonly TaggingScores TaggedWell = new(
        [(new(["a", "b"], ["B-X", "O"]), ["B-X", "O"]), (new(["c"], ["O"]), ["B-X"])], TagScheme.Iob2,
        token => token == "a");

    private static readonly TranslationScores TranslatedWell = new([("a b c d", "a b c d"), ("e f g h", "e f g i")]);

    public static TheoryData<object, string, string> All => new()
    {
        { Positive, "good 75.0%", """
            {"label":"good","probability":0.75,"probabilities":[{"label":"good","probability":0.75},
            {"label":"bad","probability":0.25}]}
            """ },
        { Explained, "good 75.0%: it -0.13, works +0.50", """
            {"prediction":{"label":"good","probability":0.75,"probabilities":[{"label":"good","probability":0.75},
            {"label":"bad","probability":0.25}]},"method":"LeaveOneOut",
            "words":[{"text":"it","span":{"start":0,"length":2,"end":2},"weight":-0.125},
            {"text":"works","span":{"start":3,"length":5,"end":8},"weight":0.5}]}
            """ },
        { Tagged, "in/O New/B-LOC York/I-LOC", """
            {"text":"in New York","sentences":[{"tokens":[
            {"text":"in","span":{"start":0,"length":2,"end":2},"tag":"O","probability":0.5},
            {"text":"New","span":{"start":3,"length":3,"end":6},"tag":"B-LOC","probability":0.75},
            {"text":"York","span":{"start":7,"length":4,"end":11},"tag":"I-LOC","probability":1}],
            "spans":[{"text":"New York","span":{"start":3,"length":8,"end":11},"type":"LOC","probability":0.75}],
            "span":{"start":0,"length":11,"end":11}}]}
            """ },
        { Tagged.Tokens[1], "New/B-LOC", """
            {"text":"New","span":{"start":3,"length":3,"end":6},"tag":"B-LOC","probability":0.75}
            """ },
        { Tagged.Spans[0], "New York/LOC 3..11", """
            {"text":"New York","span":{"start":3,"length":8,"end":11},"type":"LOC","probability":0.75}
            """ },
        { new TagSpan("LOC", 1, 2), "LOC 1..3", """{"type":"LOC","start":1,"length":2,"end":3}""" },
        { new TagSpan("", 1, 2), "1..3", """{"type":"","start":1,"length":2,"end":3}""" },
        { new TokenSpan(7, 4), "7..11", """{"start":7,"length":4,"end":11}""" },
        { Tagged.ToSentences()[0], "in/O New/B-LOC York/I-LOC", """
            {"tokens":["in","New","York"],"tags":["O","B-LOC","I-LOC"],"line":0,"written":{"text":"in New York",
            "tokens":[{"span":{"start":0,"length":2,"end":2},"words":1},
            {"span":{"start":3,"length":3,"end":6},"words":1},{"span":{"start":7,"length":4,"end":11},"words":1}],
            "startsParagraph":true,"spaceAfter":true}}
            """ },
        { new TagSequence(new(["in"], ["O"]) { Line = 3 }, 0.5), "in/O 50.0%", """
            {"sentence":{"tokens":["in"],"tags":["O"],"line":3,"written":null},"probability":0.5}
            """ },
        { Translated, "book", """
            {"text":"book","logProbability":-0.5,"score":-0.25,"alignment":{"source":["Buch","</s>"],
            "target":["book","</s>"],"weights":[[0.75,0.25],[0,1]]},"isFinished":true,"isSourceCut":false}
            """ },
        { Translated with { Alignment = null }, "book", """
            {"text":"book","logProbability":-0.5,"score":-0.25,"alignment":null,"isFinished":true,"isSourceCut":false}
            """ },
        { Looked, "book=Buch </s>=</s>", """
            {"source":["Buch","</s>"],"target":["book","</s>"],"weights":[[0.75,0.25],[0,1]]}
            """ },
        { Classified.Classes[0], "a: precision 100.0%, recall 50.0%, F1 66.7%", """
            {"label":"a","correct":1,"texts":2,"predicted":1,"precision":1,"recall":0.5,"f1":0.6666666666666666}
            """ },
        { TaggedWell.Spans!, "precision 50.0%, recall 100.0%, F1 66.7%", """
            {"type":"","correct":1,"gold":1,"predicted":2,"precision":0.5,"recall":1,"f1":0.6666666666666666}
            """ },
        { new Tally(3, 4), "3 of 4 (75.0%)", """{"correct":3,"total":4,"share":0.75}""" },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void ResultsAreReadBackAsTheyWere(object result, string text, string json)
    {
        var info = Info(result.GetType());
        json = json.ReplaceLineEndings("");
        Assert.Equal(text, result.ToString());
        Assert.Equal(json, JsonSerializer.Serialize(result, info));
        var back = JsonSerializer.Deserialize(json, info)!;
        Assert.Equal(text, back.ToString());
        Assert.Equal(json, JsonSerializer.Serialize(back, info));
        Assert.Equal(json, JsonSerializer.Serialize(result, Reflecting));
    }

    public static TheoryData<object, string, string> Scores => new()
    {
        { Classified, "accuracy 75.0%, macro F1 73.3%", """
            {"correct":3,"texts":4,"labels":["a","b"],"classes":[
            {"label":"a","correct":1,"texts":2,"predicted":1,"precision":1,"recall":0.5,"f1":0.6666666666666666},
            {"label":"b","correct":2,"texts":2,"predicted":3,"precision":0.6666666666666666,"recall":1,"f1":0.8}],
            "accuracy":0.75,"macroF1":0.7333333333333334,
            "values":[{"name":"accuracy","value":0.75},{"name":"f1","value":0.7333333333333334}],
            "confusions":[{"label":"a","predicted":"a","texts":1},{"label":"a","predicted":"b","texts":1},
            {"label":"b","predicted":"b","texts":2}]}
            """ },
        { TaggedWell, "F1 66.7%, accuracy 66.7%", """
            {"scheme":"Iob2","sentences":2,"tokens":{"correct":2,"total":3,"share":0.6666666666666666},
            "known":{"correct":1,"total":1,"share":1},"unknown":{"correct":1,"total":2,"share":0.5},"unknownTags":0,
            "spans":{"type":"","correct":1,"gold":1,"predicted":2,"precision":0.5,"recall":1,"f1":0.6666666666666666},
            "types":[
            {"type":"X","correct":1,"gold":1,"predicted":2,"precision":0.5,"recall":1,"f1":0.6666666666666666}],
            "outOfVocabulary":{"correct":0,"total":0,"share":0},"inVocabulary":{"correct":0,"total":0,"share":0},
            "values":[{"name":"f1","value":0.6666666666666666},{"name":"accuracy","value":0.6666666666666666},
            {"name":"knownAccuracy","value":1},{"name":"unknownAccuracy","value":0.5},
            {"name":"precision","value":0.5},{"name":"recall","value":1}]}
            """ },
        { new TaggingScores([(new(["a"], ["NN"]), ["NN"])], TagScheme.None), "accuracy 100.0%", """
            {"scheme":"None","sentences":1,"tokens":{"correct":1,"total":1,"share":1},
            "known":{"correct":0,"total":0,"share":0},"unknown":{"correct":0,"total":0,"share":0},"unknownTags":0,
            "spans":null,"types":[],"outOfVocabulary":{"correct":0,"total":0,"share":0},
            "inVocabulary":{"correct":0,"total":0,"share":0},"values":[{"name":"accuracy","value":1}]}
            """ },
        { new TranslationScores([("a b c d", "a b c d")]), "BLEU 100.0, chrF 100.0, exact 100.0%", """
            {"bleu":{"tokens":{"name":"13a"},"precisions":[100,100,100,100],"hypothesisLength":4,"referenceLength":4,
            "brevityPenalty":1,"value":100.00000000000004},"chrF":100,"exact":{"correct":1,"total":1,"share":1},
            "values":[{"name":"bleu","value":100.00000000000004},{"name":"chrf","value":100},
            {"name":"exactMatch","value":1}]}
            """ },
    };

    [Theory]
    [MemberData(nameof(Scores))]
    public void ScoresAreWrittenWhole(object scores, string text, string json)
    {
        Assert.Equal(text, scores.ToString());
        Assert.Equal(json.ReplaceLineEndings(""), JsonSerializer.Serialize(scores, Info(scores.GetType())));
    }

    [Fact]
    public void ScoresOfAnyTaskAreWrittenByTheirNames() =>
        Assert.Equal(
            """{"values":[{"name":"accuracy","value":0.75},{"name":"f1","value":0.7333333333333334}]}""",
            JsonSerializer.Serialize(Classified, Context.IScores));

    [Fact]
    public void BleuIsShownWithWhatItIsMadeOf() =>
        Assert.Equal(
            "BLEU 72.3 (87.5/83.3/75.0/50.0, brevity penalty 1.000, tokens 13a)", $"{TranslatedWell.Bleu}");

    [Fact]
    public void WhatModelsSayCanBeWritten()
    {
        var tagger = SequenceTagger.Train(
            TinyTagging.Names(TagScheme.Iob2), TinyTagging.Options, TinyTagging.Training with { Epochs = 1 });
        var best = tagger.PredictBest("Ada saw Bob", 3);
        var back = JsonSerializer.Deserialize(
            JsonSerializer.Serialize(best, Context.IReadOnlyListTagSequence), Context.IReadOnlyListTagSequence)!;
        Assert.Equal(best.Select(one => one.Probability), back.Select(one => one.Probability));
        var tagged = tagger.Predict("Ada saw Bob");
        var again = JsonSerializer.Deserialize(
            JsonSerializer.Serialize(tagged, Context.TaggedText), Context.TaggedText)!;
        Assert.Equal(tagged.Tokens, again.Tokens);
        Assert.Equal(tagged.Spans, again.Spans);
        var prediction = TinyTask.Trained().Predict("dog");
        Assert.Equal(
            prediction.Probabilities, JsonSerializer.Deserialize(
                JsonSerializer.Serialize(prediction, Context.Prediction), Context.Prediction)!.Probabilities);
    }

    private static JsonTypeInfo Info(Type type) => Context.GetTypeInfo(type)!;
}
