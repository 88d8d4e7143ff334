using Unroll.Cli.Tasks;
using Unroll.Cli.Views;
using Unroll.Text;

namespace Unroll.Cli.Classification;

/// <summary>The training of a text classifier.</summary>
internal sealed class ClassifyRun : TaskRun<LabelledText, TextClassifier, ClassificationScores>
{
    private const string What = "texts";

    private readonly TextClassifierTraining _training;

    private ClassifyRun(RunData<LabelledText> data, TextClassifierTraining training)
        : base(What, data, training, training.Options) => _training = training;

    protected override string DataInWords => ClassCounts.Of(Data.Train);

    protected override IEnumerable<string> DataNotes
    {
        get
        {
            if (_training.TextsCut is > 0 and var cut)
                yield return $"{cut:N0} {(cut == 1 ? "text has" : "texts have")} more than "
                    + $"{Amount.Of(_training.Options.MaximumTokens, "token")} and {(cut == 1 ? "is" : "are")} read to "
                    + "there (--max-tokens)";
        }
    }

    protected override IEnumerable<string> TestNotices
    {
        get
        {
            var known = Data.Train.Select(text => text.Label).ToHashSet(StringComparer.Ordinal);
            var unknown = new UnknownNames(known.Contains);
            foreach (var text in Data.Test)
                unknown.Add(text.Label);
            return unknown.Notices("test texts", "label");
        }
    }

    /// <summary>Reads the data and makes a model with initial weights.</summary>
    public static ClassifyRun Prepare(ClassifyPlan plan, Terminal terminal)
    {
        var common = plan.Common;
        var files = plan.Files with { Notice = common.Notice };
        var data = RunData<LabelledText>.Read(
            common, What, (path, part) => LabelledTextFile.Read(path, part != "train" ? files
                : files with { Detected = ofCorpus => files = ofCorpus }),
            LanguagesSample.Read, HeldOut.Split, terminal);
        common.Announce(plan.Options, terminal);
        return new ClassifyRun(data, common.Of(
            data.Source, () => new TextClassifierTraining(
                data.Train, plan.Options, common.Training, data.Dev, common.From)));
    }

    protected override string TextOf(LabelledText example) => example.Text;

    protected override ClassificationScores Measure(LabelledText[] test, CancellationToken cancellationToken) =>
        Model.Evaluate(test, cancellationToken);

    protected override string Advice =>
        $"try more texts, {(_training.Options.NaiveBayes ? "" : "the vote of naive Bayes (--naive-bayes true), ")}"
        + $"{(_training.From is null ? "word vectors to start from (--vectors), " : "")}or more epochs (--epochs)";

    protected override IEnumerable<(string, ClassificationScores)> Baselines(
        LabelledText[] examples, ClassificationScores scores)
    {
        var (tokens, folding) = (_training.Options.Tokens!.Tokenizer, _training.Options.Folding);
        return
        [
            ($"naive Bayes over a bag of {(tokens is CharacterTokenizer ? "characters" : "words")}",
                new BagOfWords(Data.Train, tokens, folding).Evaluate(examples)),
            ("always the most frequent class", new MostFrequentClass(Data.Train).Evaluate(examples)),
        ];
    }

    protected override string Line(ClassificationScores scores) => $"accuracy {scores.Accuracy * 100:F2}%";

    protected override void WriteExamples(TextWriter output, LabelledText[] examples)
    {
        var shown = ExampleTexts.Spread(examples, Shown);
        foreach (var (example, prediction) in shown.Zip(Model.Predict(shown.Select(example => example.Text))))
        {
            var verdict = prediction.Label == example.Label ? "right" : $"it is {Quoted.Name(example.Label)}";
            output.WriteLine(
                $"  {Quoted.Name(prediction.Label)} {(float)prediction.Probability * 100:F1}%  ({verdict})  "
                + $"{ExampleTexts.Shortened(example.Text)}");
        }
        output.WriteLine();
    }
}
