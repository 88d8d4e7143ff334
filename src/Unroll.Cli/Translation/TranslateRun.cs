using Unroll.Cli.Tasks;
using Unroll.Cli.Views;
using Unroll.Text;

namespace Unroll.Cli.Translation;

/// <summary>The training of a translator.</summary>
internal sealed class TranslateRun : ITrainingRun
{
    private const string What = "sentences";
    private const int Examples = 5;
    private const int Maps = 3;
    private const int MapWidth = 100;

    private readonly TranslatePlan _plan;
    private readonly RunData<SentencePair> _data;
    private readonly TranslatorTraining _training;
    private TranslationScores? _test;

    /// <summary>Reads the data, learns subwords, and makes a model with initial weights.</summary>
    public TranslateRun(TranslatePlan plan, Terminal terminal)
    {
        _plan = plan;
        var common = plan.Common;
        var options = plan.Files.Options with { Notice = common.Notice };
        var files = plan.Files with { Options = options };
        _data = RunData<SentencePair>.Read(
            common, What, files.Read, ValuesSample.Read, HeldOut.Split, terminal);
        common.Announce(plan.Options, terminal);
        if (!common.Json && terminal.IsInteractive && plan.Options.LearnsSubwords)
            terminal.Output.WriteLine($"learning  subwords of {Amount.Of(_data.Train.Length, "sentence")}");
        _training = common.Of(
            _data.Source, () => new TranslatorTraining(_data.Train, plan.Options, common.Training, _data.Dev));
    }

    public IReadOnlyList<(string Title, string Line)> About
    {
        get
        {
            var words = _training.WordsWithVectors;
            var about = new List<(string, string)>();
            if (words > 0)
                about.Add(("vectors", Amount.OfVectors(words, What)));
            var vocabulary = _training.Options.SharedVocabulary
                ? Amount.Of(_training.TargetVocabulary.Count, "token")
                : $"{Amount.Of(_training.SourceVocabulary.Count, "token")} to {_training.TargetVocabulary.Count:N0}";
            about.Add(("data", $"{_data.InWords(What)}, vocabulary of {vocabulary}"));
            about.Add(("model", _training.Options.Describe()));
            about.Add(("training", $"{_plan.Common.Training.Describe()}, {Amount.Of(Threads.Count, "thread")}"));
            return about;
        }
    }

    public IEnumerable<string> Notices => _training.Notices;

    public bool HasDev => _data.Dev.Length > 0;

    public NetworkTraining Training => _training;

    public IEnumerable<string> Texts => _data.Test.Concat(_data.Train).Select(pair => pair.Source);

    public void Save(string path) => _training.Model!.Save(path);

    public IScores? Test(CancellationToken cancellationToken) => _test = _data.Test.Length > 0
        ? _training.Model!.Evaluate(_data.Test, cancellationToken: cancellationToken) : null;

    public void WriteTest(TextWriter output)
    {
        output.WriteLine($"test                           {TranslationScoreTable.Line(_test!)}");
        if (_data.Train.Length <= NearestSentence.MaximumSentences)
        {
            var nearest = new NearestSentence(_data.Train).Evaluate(_data.Test, _test!.Bleu.Tokens);
            output.WriteLine($"  that of the nearest sentence {TranslationScoreTable.Line(nearest)}");
        }
        output.WriteLine();
        var examples = ExampleTexts.Spread(_data.Test, Examples);
        Text.Translation[] translations = [.. _training.Model!.Predict(
            examples.Select(example => example.Source))];
        foreach (var (example, translation) in examples.Zip(translations))
        {
            var verdict = translation.Text == example.Target ? "right"
                : $"it is {ExampleTexts.Shortened(example.Target)}";
            output.WriteLine(
                $"  {ExampleTexts.Shortened(translation.Text)}  ({verdict})  {ExampleTexts.Shortened(example.Source)}");
        }
        output.WriteLine();
        foreach (var alignment in translations.Select(translation => translation.Alignment).OfType<Alignment>()
            .Take(Maps))
            output.WriteLine(
                $"{string.Join(Environment.NewLine, AttentionMap.Lines(alignment, MapWidth))}{Environment.NewLine}");
    }
}
