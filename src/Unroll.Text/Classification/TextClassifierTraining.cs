using System.Diagnostics;

namespace Unroll.Text;

/// <summary>
/// The training of one <see cref="TextClassifier"/>, for who wants what <see cref="TextClassifier.Train"/> leaves out: how fast it ran, and the last good model where it was cut short by a loss that is not finite.
/// </summary>
public sealed class TextClassifierTraining
{
    /// <summary>How often progress is reported within an epoch: a few times a second.</summary>
    private static readonly TimeSpan ReportEvery = TimeSpan.FromMilliseconds(250);

    private readonly TrainingOptions _training;
    private readonly TextClassifier _classifier;
    private readonly int[][] _texts;
    private readonly int[] _targets;
    private readonly int[][] _devTexts;
    private readonly int[] _devTargets;
    private readonly LengthBuckets _buckets;
    private readonly TrainingStep _step;
    private readonly Snapshot _kept;
    private readonly Stopwatch _elapsed = new();
    private double _best = -1;

    /// <summary>Reads the texts, turns them into token ids, and makes a model with initial weights.</summary>
    /// <inheritdoc cref="TextClassifier.Train" path="/param"/>
    /// <exception cref="ArgumentException">There is no text or only one class, no dev text is of one of the classes, or an option is out of its range.</exception>
    public TextClassifierTraining(
        IEnumerable<LabelledText> train,
        TextClassifierOptions? options = null,
        TrainingOptions? training = null,
        IEnumerable<LabelledText>? dev = null)
    {
        ArgumentNullException.ThrowIfNull(train);
        options ??= new TextClassifierOptions();
        options.Validate();
        _training = training ?? new TrainingOptions();
        _training.Validate();
        LabelledText[] texts = [.. train];
        string[] labels = [.. texts.Select(text => text.Label).Distinct().Order(StringComparer.Ordinal)];
        if (labels.Length < 2)
        {
            throw new ArgumentException(
                texts.Length == 0 ? "there is no text to train on" : $"all {texts.Length} texts have the label '{labels[0]}', but two labels or more were expected: there is nothing to tell apart", nameof(train));
        }
        var tokenizer = Tokenizers.Named(options.Tokens);
        var vocabulary = Vocabulary.Build(texts.SelectMany(text => tokenizer.Tokenize(text.Text)), options.Vocabulary);
        _classifier = new TextClassifier(options, vocabulary, labels, new TextClassifierModel(options, vocabulary.Count, labels.Length, _training.Seed));
        (_texts, _targets) = Encode(texts, labels);
        LabelledText[] devTexts = [.. dev ?? []];
        (_devTexts, _devTargets) = Encode(devTexts, labels);
        if (devTexts.Length > 0 && _devTargets.All(target => target < 0))
            throw new ArgumentException($"no dev text has a label that training knows: one has '{devTexts[0].Label}', but labels such as '{labels[0]}' were expected; use texts of the same classes", nameof(dev));
        _buckets = new LengthBuckets(_texts.Select(text => text.Length), _training.BatchSize);
        _step = new TrainingStep(_classifier.Model, _training);
        _kept = new Snapshot(_classifier.Model);
    }

    /// <summary>The model that was learned, from the moment <see cref="Run"/> ends, however it ends; null where that was before anything was learned.</summary>
    public TextClassifier? Classifier { get; private set; }

    /// <summary>Real tokens, no padding, that training went over so far.</summary>
    public long Tokens { get; private set; }

    /// <summary>The time of the training steps alone, without dev scores and reports.</summary>
    public TimeSpan TrainingTime { get; private set; }

    /// <summary><see cref="Tokens"/> a second of <see cref="TrainingTime"/>.</summary>
    public double TokensPerSecond => EpochMeter.Rate(Tokens, TrainingTime);

    /// <summary>Trains. When cancelled it returns, and <see cref="Classifier"/> is what was learned so far.</summary>
    /// <param name="progress">Told how far training has come, on this thread.</param>
    /// <param name="cancellationToken">Ends training early.</param>
    /// <exception cref="TrainingDivergedException">A loss was not finite; <see cref="Classifier"/> is as after the last good epoch.</exception>
    public void Run(IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        if (Classifier is not null || _step.Count > 0)
            throw new InvalidOperationException("this training ran before; make another one to train again");
        _elapsed.Start();
        try
        {
            for (var epoch = 1; epoch <= _training.Epochs; epoch++)
            {
                var meter = new EpochMeter();
                if (!Learn(epoch, meter, progress, cancellationToken))
                    break;
                var dev = Score(cancellationToken);
                if (dev is null && _devTexts.Length > 0)
                    break;
                var isBest = Keep(dev);
                progress?.Report(Progress(epoch, meter) with { Dev = dev, IsEpochEnd = true, IsBest = isBest });
            }
        }
        catch (TrainingDivergedException) when (_kept.IsTaken)
        {
            Finish();
            throw;
        }
        if (_kept.IsTaken && (_devTexts.Length > 0 || !cancellationToken.IsCancellationRequested))
            Finish();
        else if (_step.Count > 0)
            Classifier = _classifier;
    }

    /// <summary>Goes once through the texts, and says whether it came to the end.</summary>
    private bool Learn(int epoch, EpochMeter meter, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var reported = _elapsed.Elapsed;
        foreach (var batch in _buckets.Epoch(_training.Seed, epoch))
        {
            if (cancellationToken.IsCancellationRequested)
                return false;
            var before = meter.Training;
            meter.Start();
            var tokens = PackedTokens.Pack([.. batch.Select(i => _texts[i])]);
            var taken = _step.Take(tokens, [.. batch.Select(i => _targets[i])]);
            meter.Stop();
            meter.Add(taken, batch.Length, tokens.Ids.Length);
            Tokens += tokens.Ids.Length;
            TrainingTime += meter.Training - before;
            if (_elapsed.Elapsed - reported < ReportEvery)
                continue;
            progress?.Report(Progress(epoch, meter));
            reported = _elapsed.Elapsed;
        }
        return true;
    }

    private ClassificationScores? Score(CancellationToken cancellationToken)
    {
        if (_devTexts.Length == 0)
            return null;
        try
        {
            var classes = _classifier.Classify(_devTexts, cancellationToken);
            return new ClassificationScores(classes.Zip(_devTargets).Count(pair => pair.First == pair.Second), classes.Length);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Keeps the weights where they are the best so far; without dev texts, the last ones are.</summary>
    private bool Keep(ClassificationScores? dev)
    {
        if (dev is not null && dev.Accuracy <= _best)
            return false;
        _best = dev?.Accuracy ?? _best;
        _kept.Take();
        return true;
    }

    private void Finish()
    {
        _kept.Restore();
        Classifier = _classifier;
    }

    private TrainingProgress Progress(int epoch, EpochMeter meter)
    {
        var done = (epoch - 1) + (double)meter.Steps / _buckets.Count;
        return new TrainingProgress(
            epoch, _training.Epochs, meter.Steps, _buckets.Count, meter.Loss, meter.GradientNorm, EpochMeter.Rate(meter.Tokens, meter.Training),
            _elapsed.Elapsed, _elapsed.Elapsed * ((_training.Epochs - done) / done), Dev: null, IsEpochEnd: false, IsBest: false);
    }

    private (int[][] Texts, int[] Targets) Encode(LabelledText[] texts, string[] labels) => (
        [.. texts.Select(text => _classifier.Encode(text.Text))],
        [.. texts.Select(text => Math.Max(-1, Array.BinarySearch(labels, text.Label, StringComparer.Ordinal)))]);
}
