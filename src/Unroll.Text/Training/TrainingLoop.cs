using System.Diagnostics;
using System.Numerics.Tensors;

namespace Unroll.Text;

/// <summary>
/// Epoch after epoch until all are done, the dev score has not risen for long enough, or someone cancels. The model is
/// then the best epoch's where there are dev data, else the last one's.
/// </summary>
internal sealed class TrainingLoop(ITrainingTask task, TrainingOptions options)
{
    /// <summary>How often progress is reported within an epoch: a few times a second.</summary>
    private static readonly TimeSpan ReportEvery = TimeSpan.FromMilliseconds(250);

    private readonly Snapshot _kept = new(task.Model);
    private readonly WeightAverage _average = new(task.Model, options.AverageLast);
    private readonly Stopwatch _elapsed = new();
    private readonly List<double> _devScores = [];
    private long _steps;
    private float _rate;

    /// <summary>
    /// Whether the model is one that was learned; so from the moment <see cref="Run"/> ends, if a step was taken.
    /// </summary>
    public bool IsLearned { get; private set; }

    /// <summary>Real tokens that training went over so far.</summary>
    public long Tokens { get; private set; }

    /// <summary>The time of the training steps alone.</summary>
    public TimeSpan TrainingTime { get; private set; }

    /// <summary>Epochs that came to their end.</summary>
    public int Epochs { get; private set; }

    /// <summary>The epoch whose weights the model has; 0 where they are from the middle of one.</summary>
    public int KeptEpoch { get; private set; }

    /// <summary>The dev scores of that epoch, where there are any.</summary>
    public IScores? KeptScores { get; private set; }

    /// <exception cref="InvalidOperationException">It ran before.</exception>
    /// <exception cref="TrainingDivergedException">
    /// A loss was not finite; the model is as after the last good epoch.
    /// </exception>
    public void Run(Action<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        if (_elapsed.IsRunning)
            throw new InvalidOperationException("this training ran before; make another one to train again");
        _elapsed.Start();
        try
        {
            for (var epoch = 1; epoch <= options.Epochs && epoch - KeptEpoch <= (options.Patience ?? options.Epochs);
                epoch++)
            {
                var meter = new EpochMeter();
                if (!Learn(epoch, meter, progress, cancellationToken)
                    || !EndEpoch(epoch, meter, progress, cancellationToken))
                    break;
            }
        }
        catch (TrainingDivergedException) when (_kept.IsTaken)
        {
            Finish();
            throw;
        }
        if (_kept.IsTaken && (task.HasDev || !cancellationToken.IsCancellationRequested || !HasFiniteWeights))
            Finish();
        else
            (IsLearned, KeptEpoch) = (
                _steps > 0 && HasFiniteWeights,
                0); // the weights are as they were when it was cancelled, in the middle of an epoch
    }

    /// <summary>
    /// Whether the model is one that can be saved: a step may take weights beyond the largest number, and the last one
    /// has no loss behind it that would tell.
    /// </summary>
    private bool HasFiniteWeights =>
        task.Model.NamedParameters().All(entry => TensorPrimitives.IsFiniteAll(entry.Parameter.Value.Span));

    /// <summary>Goes once through the batches, and says whether it came to the end.</summary>
    private bool Learn(
        int epoch, EpochMeter meter, Action<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var reported = _elapsed.Elapsed;
        foreach (var batch in task.Batches(epoch))
        {
            if (cancellationToken.IsCancellationRequested)
                return false;
            var before = meter.Training;
            _rate = options.Schedule.Factor(
                new ScheduleMoment(_steps, (long)task.Steps * options.Epochs, epoch - 1, _devScores));
            meter.Start();
            var (loss, norm, targets, tokens) = task.Take(batch, _rate);
            meter.Stop();
            meter.Add((loss, norm), targets, tokens);
            _steps++;
            Tokens += tokens;
            TrainingTime += meter.Training - before;
            if (_elapsed.Elapsed - reported < ReportEvery)
                continue;
            progress?.Invoke(Progress(epoch, meter));
            reported = _elapsed.Elapsed;
        }
        return true;
    }

    /// <summary>Scores and perhaps keeps the weights, and says whether that came to the end.</summary>
    private bool EndEpoch(
        int epoch, EpochMeter meter, Action<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        _average.Apply();
        try
        {
            if (!HasFiniteWeights)
                throw new TrainingDivergedException(
                    $"the weights were not finite numbers at the end of epoch {epoch}; try a smaller learning rate, or "
                    + "clip gradients to a smaller norm");
            var scores = task.HasDev ? task.Score(cancellationToken) : null;
            var isBest = scores is null || KeptScores is null || IsBetter(scores, KeptScores);
            if (scores is not null)
                _devScores.Add(scores.Values[0].Value);
            if (isBest)
            {
                _kept.Take();
                (KeptEpoch, KeptScores) = (epoch, scores);
            }
            Epochs = epoch;
            progress?.Invoke(Progress(epoch, meter) with { Dev = scores, IsEpochEnd = true, IsBest = isBest });
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (NotFiniteNumberException failure)
        {
            throw new TrainingDivergedException(
                "the scores of a dev text were not finite numbers; try a smaller learning rate, or clip gradients to a "
                + "smaller norm", failure);
        }
        finally
        {
            _average.Undo();
        }
    }

    /// <summary>
    /// By the first score in which they differ: BLEU of short translations is 0 for good and bad ones alike.
    /// </summary>
    private static bool IsBetter(IScores scores, IScores than)
    {
        foreach (var ((_, one), (_, other)) in scores.Values.Zip(than.Values))
        {
            if (one != other)
                return one > other;
        }
        return false;
    }

    private void Finish()
    {
        _kept.Restore();
        IsLearned = true;
    }

    private TrainingProgress Progress(int epoch, EpochMeter meter)
    {
        var done = (epoch - 1) + (double)meter.Steps / task.Steps;
        return new TrainingProgress(
            epoch, options.Epochs, meter.Steps, task.Steps, meter.Loss, meter.GradientNorm,
                options.LearningRate * _rate, EpochMeter.Rate(meter.Tokens, meter.Training),
            _elapsed.Elapsed, Multiple(_elapsed.Elapsed, (options.Epochs - done) / done),
            Dev: null, IsEpochEnd: false, IsBest: false);
    }
    /// <summary>A multiple of a time, or the longest time there is where that is more.</summary>
    internal static TimeSpan Multiple(TimeSpan time, double factor)
    {
        var ticks = time.Ticks * factor;
        return ticks < long.MaxValue ? TimeSpan.FromTicks((long)ticks) : TimeSpan.MaxValue;
    }
}
