using Unroll.Cli.Plots;
using Unroll.Cli.Tasks;
using Unroll.Text;

namespace Unroll.Cli.Translation;

/// <summary>
/// How well models with each kind of attention translate, by the length of the source, one line per model.
/// </summary>
internal sealed class AttentionComparison
{
    private const int Columns = 4;
    private const int Name = 14;
    private const int Column = 12;

    private readonly SentencePair[] _test;
    private readonly Terminal _terminal;
    private readonly bool _json;
    private readonly (int First, int Last)[] _lengths;

    /// <summary>The place of the sentence that is drawn: the first of median length.</summary>
    private readonly int _example;

    private readonly List<ComparedModel> _models = [];

    /// <param name="test">The data that models are compared on.</param>
    /// <param name="json">Whether a program reads the output.</param>
    public AttentionComparison(SentencePair[] test, Terminal terminal, bool json)
    {
        (_test, _terminal, _json) = (test, terminal, json);
        int[] sorted = [.. test.Select(Length).Order()];
        // Columns with about the same number of sentences; equal lengths stay together.
        int[] lasts = [.. Enumerable.Range(1, Columns).Select(i => sorted[sorted.Length * i / Columns - 1]).Distinct()];
        _lengths = [.. lasts.Select((last, i) => (i == 0 ? sorted[0] : lasts[i - 1] + 1, last))];
        _example = Array.FindIndex(test, pair => Length(pair) == sorted[sorted.Length / 2]);
    }

    /// <summary>The models that were shown so far, as a picture.</summary>
    public SvgDocument Plot() => ComparisonPlot.Of([.. Titles], _models);

    private IEnumerable<string> Titles => _lengths.Select(length => $"{length.First}-{length.Last}");

    public void Begin(int trainingSentences, TrainingOptions training)
    {
        if (_json)
            return;
        _terminal.Output.WriteLine(
            $"exact match on {Amount.Of(_test.Length, "test sentence")} of values that are not in training, by "
            + "characters of the source");
        _terminal.Output.WriteLine(
            $"each model trained on {Amount.Of(trainingSentences, "sentence")}: {training.Describe()}");
        _terminal.Output.WriteLine();
        var titles = Titles.Select(title => title.PadLeft(Column));
        _terminal.Output.WriteLine($"{"attention",-Name}{string.Concat(titles)}{"all",Column}");
        var counts = _lengths.Select(length => $"{_test.Count(pair => IsIn(pair, length)),Column:N0}");
        _terminal.Output.WriteLine($"{"sentences",-Name}{string.Concat(counts)}{_test.Length,Column:N0}");
    }

    /// <summary>Shows the progress of a training on the terminal's last line, if someone is watching.</summary>
    public void Watch(AttentionScoreKind? kind, Action<Action<TrainingProgress>?> train)
    {
        if (!_terminal.IsInteractive)
        {
            train(null);
            return;
        }
        var line = new ProgressLine(_terminal);
        train(progress => line.Show($"{NameOf(kind),-Name}{progress.Epoch}/{progress.Epochs} "
            + $"{100.0 * progress.Step / progress.Steps:F0}%, loss {progress.Loss:F4}  "));
        line.Clear();
    }

    /// <summary>Measures a model and writes its line.</summary>
    public void Show(AttentionScoreKind? kind, Translator translator, CancellationToken cancellationToken)
    {
        Text.Translation[] translations = [.. translator.Predict(
            _test.Select(pair => pair.Source), cancellationToken: cancellationToken)];
        bool[] isRight = [.. translations.Zip(_test, (translation, pair) => translation.Text == pair.Target)];
        double[] shares = [.. _lengths.Select(length => Share(pair => IsIn(pair, length))), Share(_ => true)];
        _models.Add(new ComparedModel(NameOf(kind), shares[..^1], translations[_example].Alignment));
        if (_json)
        {
            JsonLine.Write(_terminal.Output, writer =>
            {
                writer.WriteString("attention", NameOf(kind));
                writer.WriteNumber("exactMatch", shares[^1]);
                writer.WriteStartArray("byLength");
                foreach (var (length, share) in _lengths.Zip(shares))
                {
                    writer.WriteStartObject();
                    writer.WriteNumber("from", length.First);
                    writer.WriteNumber("to", length.Last);
                    writer.WriteNumber("exactMatch", share);
                    writer.WriteEndObject();
                }
                writer.WriteEndArray();
            });
            return;
        }
        _terminal.Output.WriteLine(
            $"{NameOf(kind),-Name}{string.Concat(shares.Select(share => $"{share * 100:F2}%".PadLeft(Column)))}");

        double Share(Func<SentencePair, bool> counts)
        {
            bool[] some = [.. isRight.Where((_, i) => counts(_test[i]))];
            return (double)some.Count(right => right) / some.Length;
        }
    }

    private static string NameOf(AttentionScoreKind? kind) => kind is { } score ? EnumNames.Of(score) : "none";

    private static int Length(SentencePair pair) => pair.Source.Length;

    private static bool IsIn(SentencePair pair, (int First, int Last) length) =>
        Length(pair) >= length.First && Length(pair) <= length.Last;
}
