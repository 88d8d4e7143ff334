using Unroll.Cli.Tasks;
using Unroll.Cli.Views;
using Unroll.Text;

namespace Unroll.Cli.Tagging;

/// <summary>The training of a sequence tagger.</summary>
internal sealed class TagRun : TaskRun<TaggedSentence, SequenceTagger, TaggingScores>
{
    private const string What = "sentences";

    /// <summary>Characters of an example that are shown.</summary>
    private const int TaggedRoom = 200;

    private readonly SequenceTaggerTraining _training;

    private TagRun(RunData<TaggedSentence> data, SequenceTaggerTraining training)
        : base(What, data, training, training.Options) => _training = training;

    protected override string DataInWords =>
        $"{Amount.Of(Data.Train.Sum(sentence => (long)sentence.Tokens.Count), "training token")}, "
        + TagCounts.Of(_training.Tags, _training.Options.Scheme ?? TagScheme.None);

    protected override IEnumerable<string> TestNotices
    {
        get
        {
            var unknown = new UnknownNames(_training.Knows);
            foreach (var tag in Data.Test.SelectMany(sentence => sentence.Tags))
                unknown.Add(tag);
            return TaggingDoubts.Find(Data.Test, _training.Options.Scheme)
                .Select(doubt => $"of the test sentences {doubt}")
                .Concat(unknown.Notices("test tokens", "tag"));
        }
    }

    /// <summary>Reads the data and makes a model with initial weights.</summary>
    public static TagRun Prepare(TagPlan plan, Terminal terminal)
    {
        var common = plan.Common;
        var files = plan.Files with { Tokens = plan.Options.Tokens, Notice = common.Notice };
        var data = RunData<TaggedSentence>.Read(common, What, (path, part) => TaggedTextFile.Read(
            path, part != "train" ? files : files with { Detected = ofCorpus => files = ofCorpus }),
            part => TaggingSample.Read(common.Sample, part), HeldOut.Split, terminal);
        common.Announce(plan.Options, terminal);
        return new TagRun(data, common.Of(data.Source, () =>
        {
            if (plan.Options.Scheme is null)
                TagSchemes.Recognise(data.Train, data.Source); // which names the file where it cannot
            var options = plan.Options with
            {
                Format = common.Data is null ? TaggingSample.Format(common.Sample)
                    : files.Format ?? files.DefaultFormat!.Value,
                Column = common.Data is null ? null : plan.Files.Column,
                TokenColumn = common.Data is null ? null : plan.Files.TokenColumn,
            };
            var training = new SequenceTaggerTraining(
                data.Train, options, common.Training, data.Dev, common.From);
            // Checked before training, and not after it.
            TagSchemes.Check(data.Test, training.Options.Scheme!.Value, training.Options.Spelling, "test");
            return training;
        }));
    }

    protected override string TextOf(TaggedSentence example) =>
        example.Written?.Text ?? TaggedLine.Text(example.Tokens, _training.Options);

    protected override TaggingScores Measure(TaggedSentence[] test, CancellationToken cancellationToken) =>
        Model.Evaluate(test, cancellationToken);

    protected override string Advice =>
        "try more sentences, word vectors to start from (--vectors), or more epochs (--epochs)";

    protected override IEnumerable<(string, TaggingScores)> Baselines(
        TaggedSentence[] examples, TaggingScores scores) =>
    [
        ("each token's most frequent tag",
            new MostFrequentTag(Data.Train).Evaluate(examples, Model.Scheme, Model.Options.Spelling)),
    ];

    protected override string Line(TaggingScores scores) =>
        $"{(scores.Spans is { } spans ? $"F1 {spans.F1 * 100:F2}%, " : "")}accuracy {scores.Tokens.Share * 100:F2}%";

    protected override string? RawTextScores(TaggedSentence[] examples) =>
        Model.Options.Tokens == TokenKind.Learned && RawTextTable.AreWritten(examples)
            ? $"F1 of {Model.EvaluateRaw(examples)}" : null;

    protected override void WriteExamples(TextWriter output, TaggedSentence[] examples)
    {
        foreach (var gold in ExampleTexts.Spread(examples, Shown))
        {
            var (tagged, right) = (
                TaggedLine.Of(Model.Tag(gold.Tokens), Model.Options), TaggedLine.Of(gold, Model.Options));
            output.WriteLine($"  {ExampleTexts.Shortened(tagged, TaggedRoom)}  "
                + $"({(tagged == right ? "right" : $"it is {ExampleTexts.Shortened(right, TaggedRoom)}")})");
        }
        output.WriteLine();
    }
}
