using System.Diagnostics;
using System.Numerics.Tensors;

namespace Unroll.Text;

/// <summary>
/// Trains any task: epoch after epoch until all are done, the dev score has not improved for long enough, or someone
/// cancels. The model is then that of the best epoch if there are dev data, else of the last one. A loop runs once.
/// </summary>
/// <remarks>
/// A loop that resumes from a checkpoint of the same training (<see cref="ResumeFrom(string)"/>) ends in the same
/// weights, to the bit, as one that was never stopped, on any number of threads.
/// </remarks>
public sealed class TrainingLoop
{
    /// <summary>How often progress is reported within an epoch: a few times a second.</summary>
    private static readonly TimeSpan ReportEvery = TimeSpan.FromMilliseconds(250);

    private readonly ITrainingTask _task;
    private readonly TrainingOptions _options;
    private readonly LengthBuckets _buckets;
    private readonly TrainingStep _step;
    private readonly Snapshot _kept;
    private readonly WeightAverage _average;
    private readonly Lazy<TrainingCheckpoint> _checkpoint;
    private readonly Stopwatch _elapsed = new();
    private readonly List<double> _devScores = [];
    private EpochMeter _meter = new();
    private double _epochsBefore;
    private long _tokensBefore;
    private float _rate;

    /// <summary>Prepares the training of a task.</summary>
    /// <param name="task">What is trained, and on what.</param>
    /// <param name="options">How it is trained.</param>
    /// <exception cref="ArgumentException">
    /// There is no example, or one that holds less than 1, the model is null or has two parameters of one name, or an
    /// option is out of its range.
    /// </exception>
    public TrainingLoop(ITrainingTask task, TrainingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(task);
        options ??= new TrainingOptions();
        options.Validate(task.HasDev);
        var (model, lengths) = (CheckedTask.Model(task), CheckedTask.Lengths(task));
        _buckets = options.BatchTokens is { } tokens
            ? LengthBuckets.OfTokens(lengths, tokens)
            : new LengthBuckets(lengths, options.BatchSize);
        (_task, _options) = (task, options.For(_buckets.Count));
        _step = new(model, _options);
        _kept = new(model);
        _average = new(model, _options.AverageLast);
        _checkpoint = new(() => new(task, _options, _buckets.Count, _step, _kept, _average));
    }

    /// <summary>
    /// Whether the model has learned anything: true once <see cref="Run"/> ends, however it ends, if a step
    /// was taken.
    /// </summary>
    public bool IsLearned { get; private set; }

    /// <summary>Real tokens processed so far, including those before a checkpoint.</summary>
    public long Tokens { get; private set; }

    /// <summary>The time of the training steps of this run alone, without dev scores and reports.</summary>
    public TimeSpan TrainingTime { get; private set; }

    /// <summary>Tokens of this run per second of <see cref="TrainingTime"/>.</summary>
    public double TokensPerSecond => EpochMeter.Rate(Tokens - _tokensBefore, TrainingTime);

    /// <summary>How it is trained, with the epochs and the schedule that the number of examples asks for.</summary>
    public TrainingOptions Options => _options;

    /// <summary>Epochs that are finished.</summary>
    public int Epochs { get; private set; }

    /// <summary>Steps taken in the epoch after those.</summary>
    public int Step => _meter.Steps;

    /// <summary>Steps of an epoch.</summary>
    public int StepsPerEpoch => _buckets.Count;

    /// <summary>Whether all epochs came to their end, or the dev score has not risen for long enough.</summary>
    public bool IsComplete =>
        Epochs >= Planned || Epochs - KeptEpoch >= (_options.Patience ?? Planned);

    /// <summary>The epoch whose weights the model has; 0 if they are from the middle of one.</summary>
    public int KeptEpoch { get; private set; }

    /// <summary>The dev scores of that epoch, if there are any.</summary>
    public IScores? KeptScores { get; private set; }

    /// <summary>Makes <see cref="Run"/> resume from a checkpoint.</summary>
    /// <param name="path">A file that the same training wrote: of the same task, options and data.</param>
    /// <exception cref="InvalidDataException">
    /// It belongs to another training, is not a checkpoint, or is broken; the message says which. Nothing is changed
    /// then.
    /// </exception>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="InvalidOperationException">
    /// This training has run already, or the task's <see cref="ITrainingTask.Identity"/> is none.
    /// </exception>
    public void ResumeFrom(string path)
    {
        using var checkpoint = Checkpoint.Open(path);
        ResumeFrom(checkpoint);
    }

    /// <summary>Does the same with a stream that can seek; the stream is disposed.</summary>
    /// <exception cref="ArgumentException">The stream cannot be read, or cannot seek.</exception>
    /// <inheritdoc cref="ResumeFrom(string)"/>
    public void ResumeFrom(Stream stream)
    {
        using var checkpoint = Checkpoint.Open(stream);
        ResumeFrom(checkpoint);
    }

    /// <summary>Trains. If cancelled it returns, and the model is what was learned so far.</summary>
    /// <param name="progress">
    /// Called with the progress of training, in order and on this thread; training waits for it.
    /// </param>
    /// <param name="checkpoints">Where checkpoints are written; null for none.</param>
    /// <param name="cancellationToken">Ends training early.</param>
    /// <exception cref="InvalidOperationException">
    /// It ran before, or the task returned a loss, scores or an identity that the loop cannot use.
    /// </exception>
    /// <exception cref="IOException">A checkpoint cannot be written; the model is what was learned so far.</exception>
    /// <exception cref="TrainingDivergedException">
    /// A loss was not finite; the model is that of the best epoch, if any.
    /// </exception>
    public void Run(
        Action<TrainingProgress>? progress = null,
        CheckpointOptions? checkpoints = null,
        CancellationToken cancellationToken = default)
    {
        ThrowIfRan();
        if (checkpoints is not null)
        {
            AtomicFile.Check(checkpoints.Path);
            _ = _checkpoint.Value; // so that a bad identity is refused now, and not when an epoch is lost
        }
        _elapsed.Start();
        try
        {
            while (!IsComplete)
            {
                var isOver = Learn(progress, checkpoints, cancellationToken) && EndEpoch(progress, cancellationToken);
                Save(checkpoints);
                if (!isOver)
                    break;
            }
        }
        catch (Exception failure) when (_kept.IsTaken || failure is IOException)
        {
            End(_kept.IsTaken);
            throw;
        }
        End(_kept.IsTaken && (_task.HasDev || !cancellationToken.IsCancellationRequested || !HasFiniteWeights));
    }

    /// <summary>
    /// Whether the model can be saved: a step may push weights beyond the largest number, and after the last step
    /// no loss would show it.
    /// </summary>
    private bool HasFiniteWeights =>
        _task.Model.NamedParameters().All(entry => TensorPrimitives.IsFiniteAll(entry.Parameter.Value.Span));

    private void ThrowIfRan()
    {
        if (_elapsed.IsRunning)
            throw new InvalidOperationException("this training ran before; make another one to train again");
    }

    private void ResumeFrom(Checkpoint checkpoint)
    {
        ThrowIfRan();
        var position = _checkpoint.Value.Read(checkpoint);
        (_meter, _rate) = (new(position.Sums), position.Rate);
        (Epochs, KeptEpoch, KeptScores) = (position.Epochs, position.KeptEpoch, position.KeptScores);
        Tokens = _tokensBefore = position.Tokens;
        _devScores.Clear();
        _devScores.AddRange(position.DevScores);
        _step.Count = (long)_buckets.Count * Epochs + _meter.Steps;
        _epochsBefore = EpochsDone;
    }

    private void Save(CheckpointOptions? checkpoints)
    {
        if (checkpoints is not null)
            _checkpoint.Value.Write(
                checkpoints.Path, new(Epochs, _meter.Sums, _rate, Tokens, KeptEpoch, KeptScores, _devScores));
    }

    /// <summary>Trains on the batches that are left, and returns whether it finished.</summary>
    private bool Learn(
        Action<TrainingProgress>? progress, CheckpointOptions? checkpoints, CancellationToken cancellationToken)
    {
        var reported = _elapsed.Elapsed;
        foreach (var batch in _buckets.Epoch(_options.Seed, Epochs + 1).Skip(_meter.Steps))
        {
            if (cancellationToken.IsCancellationRequested)
                return false;
            var before = _meter.Training;
            _rate = _options.Schedule!.Factor(
                new ScheduleMoment(_step.Count, (long)_buckets.Count * Planned, Epochs, _devScores));
            _meter.Start();
            var step = _step.Take(pass => _task.Loss(batch, pass), _rate);
            _meter.Stop();
            _meter.Add(step);
            Tokens += step.Tokens;
            TrainingTime += _meter.Training - before;
            if (checkpoints?.EverySteps is { } every && _step.Count % every == 0)
                Save(checkpoints);
            if (_elapsed.Elapsed - reported < ReportEvery)
                continue;
            progress?.Invoke(Progress());
            reported = _elapsed.Elapsed;
        }
        return true;
    }

    /// <summary>Scores and perhaps keeps the weights, and returns whether it finished.</summary>
    private bool EndEpoch(Action<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var isOver = false;
        _average.Apply();
        try
        {
            if (!HasFiniteWeights)
                throw new TrainingDivergedException(
                    $"the weights were not finite numbers at the end of epoch {Epochs + 1}; try a smaller learning "
                    + "rate (`LearningRate`), or clip gradients to a smaller norm (`ClipNorm`)");
            var scores = _task.HasDev ? Scores(cancellationToken) : null;
            var isBest = scores is null || KeptScores is null || scores.IsBetterThan(KeptScores);
            var report = Progress() with { Dev = scores, IsEpochEnd = true, IsBest = isBest };
            if (scores is not null)
                _devScores.Add(scores.Values[0].Value);
            (Epochs, _meter, isOver) = (Epochs + 1, new(), true);
            if (isBest)
            {
                _kept.Take();
                (KeptEpoch, KeptScores) = (Epochs, scores);
            }
            progress?.Invoke(report);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (NotFiniteNumberException failure)
        {
            throw new TrainingDivergedException(
                "the scores of a dev text were not finite numbers; try a smaller learning rate (`LearningRate`), or "
                + "clip gradients to a smaller norm (`ClipNorm`)", failure);
        }
        finally
        {
            _average.Undo(isOver);
        }
    }

    private IScores Scores(CancellationToken cancellationToken)
    {
        try
        {
            return CheckedTask.Scores(_task.Score(cancellationToken));
        }
        finally
        {
            _task.DropScored();
        }
    }

    /// <summary>Gives the model the best weights, or leaves it those from the middle of an epoch.</summary>
    private void End(bool isBest)
    {
        if (isBest)
            _kept.Restore();
        else
            KeptEpoch = 0;
        IsLearned = isBest || (_step.Count > 0 && HasFiniteWeights);
    }

    private int Planned => _options.Epochs!.Value;

    /// <summary>Epochs that are done, counting the current one in part.</summary>
    private double EpochsDone => Epochs + (double)_meter.Steps / _buckets.Count;

    private TrainingProgress Progress()
    {
        var left = Planned - EpochsDone;
        return new(
            Epochs + 1, Planned, _meter.Steps, _buckets.Count, _meter.Loss, _meter.GradientNorm,
            _options.LearningRate * _rate, _meter.TokensPerSecond, _elapsed.Elapsed,
            left == 0 ? TimeSpan.Zero : EpochMeter.Multiple(_elapsed.Elapsed, left / (EpochsDone - _epochsBefore)),
            Dev: null, IsEpochEnd: false, IsBest: false);
    }
}
