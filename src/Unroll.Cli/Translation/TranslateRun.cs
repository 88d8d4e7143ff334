using Unroll.Cli.Tasks;
using Unroll.Cli.Views;
using Unroll.Text;

namespace Unroll.Cli.Translation;

/// <summary>The training of a translator.</summary>
internal sealed class TranslateRun : TaskRun<SentencePair, Translator, TranslationScores>
{
    private const string What = "sentences";
    private const int Maps = 3;
    private const int MapWidth = 100;

    private readonly TranslatorTraining _training;

    private TranslateRun(RunData<SentencePair> data, TranslatorTraining training)
        : base(What, data, training, training.Options) => _training = training;

    protected override string DataInWords => "vocabulary of " + (_training.Options.SharedVocabulary == true
        ? Amount.Of(_training.TargetVocabulary.Count, "token")
        : $"{Amount.Of(_training.SourceVocabulary.Count, "token")} to {_training.TargetVocabulary.Count:N0}");

    /// <summary>Reads the data, learns subwords, and makes a model with initial weights.</summary>
    public static TranslateRun Prepare(TranslatePlan plan, Terminal terminal)
    {
        var common = plan.Common;
        var options = plan.Files.Options with { Notice = common.Notice };
        var files = plan.Files with { Options = options };
        var data = RunData<SentencePair>.Read(common, What, files.Read, ValuesSample.Read, HeldOut.Split, terminal);
        common.Announce(plan.Options, terminal);
        if (!common.Json && terminal.IsInteractive && plan.Options.LearnsSubwords)
            terminal.Output.WriteLine($"learning  subwords of {Amount.Of(data.Train.Length, "sentence")}");
        return new TranslateRun(data, common.Of(
            data.Source, () => new TranslatorTraining(
                data.Train, plan.Options, common.Training, data.Dev, common.From)));
    }

    protected override string TextOf(SentencePair example) => example.Source;

    protected override TranslationScores Measure(SentencePair[] test, CancellationToken cancellationToken) =>
        Model.Evaluate(test, cancellationToken: cancellationToken);

    protected override string Advice => "try more pairs, or more epochs (--epochs)";

    protected override IEnumerable<(string, TranslationScores)> Baselines(
        SentencePair[] examples, TranslationScores scores) => Data.Train.Length > NearestSentence.MaximumSentences ? []
        : [("that of the nearest sentence", new NearestSentence(Data.Train).Evaluate(examples, scores.Bleu.Tokens))];

    protected override string Line(TranslationScores scores) => TranslationScoreTable.Line(scores);

    protected override void WriteExamples(TextWriter output, SentencePair[] examples)
    {
        var shown = ExampleTexts.Spread(examples, Shown);
        Text.Translation[] translations = [.. Model.Predict(
            shown.Select(example => example.Source))];
        foreach (var (example, translation) in shown.Zip(translations))
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
                $"{string.Join(Environment.NewLine, Shades.Lines(AttentionMap.Rows(alignment, MapWidth)))}"
                + Environment.NewLine);
    }
}
