using Unroll.Cli.Tasks;
using Unroll.Cli.Views;
using Unroll.Text;

namespace Unroll.Cli.Tagging;

/// <summary>The training of a sequence tagger.</summary>
internal sealed class TagRun : ITrainingRun
{
    private const string What = "sentences";
    private const int Examples = 5;

    /// <summary>Characters of an example that are shown.</summary>
    private const int TaggedRoom = 200;

    private readonly TagPlan _plan;
    private readonly RunData<TaggedSentence> _data;
    private readonly SequenceTaggerTraining _training;
    private TaggingScores? _test;

    /// <summary>Reads the data and makes a model with initial weights.</summary>
    public TagRun(TagPlan plan, Terminal terminal)
    {
        _plan = plan;
        var common = plan.Common;
        var format = common.Data is { } file ? plan.Files.Format ?? TaggedFormats.Of(file)
            : TaggingSample.Format(common.Sample);
        var files = plan.Files with { Tokens = plan.Options.Tokens, Notice = Cli.Notices.To(terminal, common.Json) };
        _data = RunData<TaggedSentence>.Read(common, What, (path, _) => TaggedTextFile.Read(path, files),
            part => TaggingSample.Read(common.Sample, part), HeldOut.Split, terminal);
        common.Announce(plan.Options, terminal);
        _training = common.Of(_data.Source, () =>
        {
            if (plan.Options.Scheme is null)
                TagSchemes.Recognise(_data.Train, _data.Source); // which names the file if it fails
            var options = plan.Options with
            {
                Format = format,
                Column = common.Data is null ? null : plan.Files.Column,
                TokenColumn = common.Data is null ? null : plan.Files.TokenColumn,
            };
            var training = new SequenceTaggerTraining(_data.Train, options, common.Training, _data.Dev);
            // Checked before training, and not after it.
            TagSchemes.Check(_data.Test, training.Options.Scheme!.Value, training.Options.Spelling, "test");
            return training;
        });
    }

    public IReadOnlyList<(string Title, string Line)> About
    {
        get
        {
            var words = _training.WordsWithVectors;
            var about = new List<(string, string)>();
            if (words > 0)
                about.Add(("vectors", Amount.OfVectors(words, What)));
            about.Add(("data",
                $"{_data.InWords(What)}, "
                + $"{Amount.Of(_data.Train.Sum(sentence => (long)sentence.Tokens.Count), "training token")}, "
                + $"{TagCounts.Of(_training.Tags, _training.Options.Scheme ?? TagScheme.None)}"));
            if (_training.Fit is { Other: > 0 } fit)
                about.Add(("", RawTextLine.Of(fit, _training.Options.Tokens!, _data.Train)));
            about.Add(("model", _training.Options.Describe()));
            about.Add(("training", $"{_plan.Common.Training.Describe()}, {Amount.Of(Threads.Count, "thread")}"));
            return about;
        }
    }

    public IEnumerable<string> Notices
    {
        get
        {
            var unknown = new UnknownNames(_training.Knows);
            foreach (var tag in _data.Test.SelectMany(sentence => sentence.Tags))
                unknown.Add(tag);
            var ofTest = TaggingDoubts.Of(_data.Test, _training.Options.Scheme)
                .Select(doubt => $"of the test sentences {doubt}");
            return _training.Notices.Concat(ofTest).Concat(unknown.Notices("test tokens", "tag"))
                .Select(notice => $"{_data.Source}: {notice}");
        }
    }

    public bool HasDev => _data.Dev.Length > 0;

    public NetworkTraining Training => _training;

    public IEnumerable<string> Texts =>
        _data.Test.Concat(_data.Train).Select(sentence => TaggedLine.Text(sentence.Tokens, _training.Options));

    public void Save(string path) => _training.Model!.Save(path);

    public IScores? Test(CancellationToken cancellationToken) =>
        _test = _data.Test.Length > 0 ? _training.Model!.Evaluate(_data.Test, cancellationToken) : null;

    public void WriteTest(TextWriter output)
    {
        var tagger = _training.Model!;
        WriteScores("test", _test!);
        WriteScores("  each token's most frequent tag",
            new MostFrequentTag(_data.Train).Evaluate(_data.Test, tagger.Scheme, tagger.Options.Spelling));
        output.WriteLine();
        foreach (var gold in ExampleTexts.Spread(_data.Test, Examples))
        {
            var (tagged, right) = (
                TaggedLine.Of(tagger.Tag(gold.Tokens), tagger.Options), TaggedLine.Of(gold, tagger.Options));
            output.WriteLine($"  {ExampleTexts.Shortened(tagged, TaggedRoom)}  "
                + $"({(tagged == right ? "right" : $"it is {ExampleTexts.Shortened(right, TaggedRoom)}")})");
        }
        output.WriteLine();

        void WriteScores(string name, TaggingScores scores) =>
            output.WriteLine(
                $"{name,-34}{(scores.Spans is { } spans ? $" F1 {spans.F1 * 100:F2}%," : "")} accuracy "
                + $"{scores.Tokens.Share * 100:F2}%");
    }
}
