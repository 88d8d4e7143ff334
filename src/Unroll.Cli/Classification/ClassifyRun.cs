using Unroll.Cli.Tasks;
using Unroll.Cli.Views;
using Unroll.Text;

namespace Unroll.Cli.Classification;

/// <summary>The training of a text classifier.</summary>
internal sealed class ClassifyRun : ITrainingRun
{
    private const string What = "texts";
    private const int Examples = 5;

    private readonly ClassifyPlan _plan;
    private readonly RunData<LabelledText> _data;
    private readonly TextClassifierTraining _training;
    private ClassificationScores? _test;

    /// <summary>Reads the data and makes a model with initial weights.</summary>
    public ClassifyRun(ClassifyPlan plan, Terminal terminal)
    {
        _plan = plan;
        var common = plan.Common;
        var files = plan.Files with { Notice = common.Notice };
        _data = RunData<LabelledText>.Read(
            common, What, (path, _) => LabelledTextFile.Read(path, files), LanguagesSample.Read, HeldOut.Split,
            terminal);
        common.Announce(plan.Options, terminal);
        _training = common.Of(
            _data.Source, () => new TextClassifierTraining(_data.Train, plan.Options, common.Training, _data.Dev));
    }

    public IReadOnlyList<(string Title, string Line)> About
    {
        get
        {
            var (words, cut) = (_training.WordsWithVectors, _training.TextsCut);
            var about = new List<(string, string)>();
            if (words > 0)
                about.Add(("vectors", Amount.OfVectors(words, What)));
            about.Add(("data", $"{_data.InWords(What)}, {ClassCounts.Of(_data.Train)}"));
            if (cut > 0)
                about.Add(("",
                    $"{cut:N0} {(cut == 1 ? "text has" : "texts have")} more than "
                    + $"{Amount.Of(_plan.Options.MaximumTokens, "token")} and {(cut == 1 ? "is" : "are")} read to "
                    + "there (--max-tokens)"));
            about.Add(("model", _training.Options.Describe()));
            about.Add(("training", $"{_plan.Common.Training.Describe()}, {Amount.Of(Threads.Count, "thread")}"));
            return about;
        }
    }

    public IEnumerable<string> Notices
    {
        get
        {
            var known = _data.Train.Select(text => text.Label).ToHashSet(StringComparer.Ordinal);
            var unknown = new UnknownNames(known.Contains);
            foreach (var text in _data.Test)
                unknown.Add(text.Label);
            return _training.Notices.Concat(unknown.Notices("test texts", "label"))
                .Select(notice => $"{_data.Source}: {notice}");
        }
    }

    public bool HasDev => _data.Dev.Length > 0;

    public NetworkTraining Training => _training;

    public IEnumerable<string> Texts => _data.Test.Concat(_data.Train).Select(text => text.Text);

    public void Save(string path) => _training.Model!.Save(path);

    public IScores? Test(CancellationToken cancellationToken) =>
        _test = _data.Test.Length > 0 ? _training.Model!.Evaluate(_data.Test, cancellationToken) : null;

    public void WriteTest(TextWriter output)
    {
        var (tokens, folding) = (_plan.Options.Tokens!.Tokenizer, _plan.Options.Folding);
        WriteScore("test accuracy", _test!);
        WriteScore($"  naive Bayes over a bag of {(tokens is CharacterTokenizer ? "characters" : "words")}",
            new BagOfWords(_data.Train, tokens, folding).Evaluate(_data.Test));
        WriteScore("  always the most frequent class", new MostFrequentClass(_data.Train).Evaluate(_data.Test));
        output.WriteLine();
        var examples = ExampleTexts.Spread(_data.Test, Examples);
        foreach (var (example, prediction) in examples.Zip(
            _training.Model!.Predict(examples.Select(example => example.Text))))
        {
            var verdict = prediction.Label == example.Label ? "right" : $"it is {Quoted.Name(example.Label)}";
            output.WriteLine(
                $"  {Quoted.Name(prediction.Label)} {(float)prediction.Probability * 100:F1}%  ({verdict})  "
                + $"{ExampleTexts.Shortened(example.Text)}");
        }
        output.WriteLine();

        void WriteScore(string name, ClassificationScores scores) =>
            output.WriteLine($"{name,-42} {scores.Accuracy * 100:F2}%");
    }
}
