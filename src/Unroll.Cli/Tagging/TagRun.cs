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

    private TagRun(TrainingPlan plan, RunData<TaggedSentence> data, SequenceTaggerTraining training)
        : base(plan, What, data, training, training.Options) => _training = training;

    protected override string DataInWords =>
        $"{Amount.Of(Data.Train.Sum(sentence => (long)sentence.Tokens.Count), "training token")}, "
        + TagCounts.Of(_training.Tags, _training.Options.Scheme ?? TagScheme.None);

    protected override IEnumerable<string> DataNotes
    {
        get
        {
            if (_training.Fit is { Other: > 0 } fit)
                yield return RawTextLine.Of(fit, _training.Options.Tokens!, Data.Train);
        }
    }

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
        return new TagRun(common, data, common.Of(data.Source, () =>
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
            var training = new SequenceTaggerTraining(data.Train, options, common.Training, data.Dev);
            // Checked before training, and not after it.
            TagSchemes.Check(data.Test, training.Options.Scheme!.Value, training.Options.Spelling, "test");
            return training;
        }));
    }

    protected override string TextOf(TaggedSentence example) =>
        TaggedLine.Text(example.Tokens, _training.Options);

    protected override TaggingScores Measure(TaggedSentence[] test, CancellationToken cancellationToken) =>
        Model.Evaluate(test, cancellationToken);

    protected override void WriteTest(TextWriter output, TaggingScores scores)
    {
        var tagger = Model;
        WriteScores("test", scores);
        WriteScores("  each token's most frequent tag",
            new MostFrequentTag(Data.Train).Evaluate(Data.Test, tagger.Scheme, tagger.Options.Spelling));
        output.WriteLine();
        foreach (var gold in ExampleTexts.Spread(Data.Test, Shown))
        {
            var (tagged, right) = (
                TaggedLine.Of(tagger.Tag(gold.Tokens), tagger.Options), TaggedLine.Of(gold, tagger.Options));
            output.WriteLine($"  {ExampleTexts.Shortened(tagged, TaggedRoom)}  "
                + $"({(tagged == right ? "right" : $"it is {ExampleTexts.Shortened(right, TaggedRoom)}")})");
        }
        output.WriteLine();

        void WriteScores(string name, TaggingScores one) =>
            output.WriteLine(
                $"{name,-34}{(one.Spans is { } spans ? $" F1 {spans.F1 * 100:F2}%," : "")} accuracy "
                + $"{one.Tokens.Share * 100:F2}%");
    }
}
