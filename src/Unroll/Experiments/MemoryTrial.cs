namespace Unroll;

/// <summary>
/// Tries whether a network learns a memory task of some length, and how its gradients flow before and after.
/// </summary>
public sealed class MemoryTrial
{
    /// <summary>The score from which a task is learned.</summary>
    public const double LearnedScore = 0.95;

    /// <summary>The longest sequences that can be tried, in steps.</summary>
    public const int MaximumLength = 10_000;

    /// <summary>The score is measured after so many updates, on sequences that are not trained on.</summary>
    private const int CheckEvery = 10;

    private const int HeldOut = 128;

    private readonly IRecurrent _network;
    private readonly CheckedMemoryTask _task;
    private readonly Linear _output;
    private readonly MemoryTrialOptions _options;
    private readonly int _length;
    private readonly MemoryBatch _flowing;

    private MemoryTrial(IRecurrent network, IMemoryTask task, int length, MemoryTrialOptions? options)
    {
        ArgumentNullException.ThrowIfNull(network);
        (_network, _task, _options) = (network, new CheckedMemoryTask(task), options ?? new());
        if (network.Bidirectional || network.InputSize != _task.InputSize)
            throw new ArgumentException(
                $"the network reads {network.InputSize} features in {(network.Bidirectional ? "both" : "one")} "
                + $"direction{(network.Bidirectional ? "s" : "")}, but one of {_task.InputSize} features in one "
                + "direction was expected", nameof(network));
        _length = Given.Whole(length, _task.ShortestLength, MaximumLength);
        _options.Check();
        _output = new Linear(network.HiddenSize, _task.OutputSize, seed: _options.Seed);
        _flowing = _task.Draw(length, _options.BatchSize, new Random(~Seed));
    }

    /// <summary>The seed of what is drawn.</summary>
    private int Seed => _options.Seed.GetHashCode();

    /// <summary>Trains a network until it has learned the task, or updates run out.</summary>
    /// <param name="network">
    /// A network of one direction with the task's input size, whose weights are changed.
    /// </param>
    /// <param name="task">The task, such as <see cref="MemoryTasks.Recall"/>.</param>
    /// <param name="length">
    /// Steps of each sequence, from the task's shortest length to <see cref="MaximumLength"/>.
    /// </param>
    /// <param name="options">How it is trained; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the trial.</param>
    /// <exception cref="ArgumentException">
    /// The network is bidirectional, or has another input size than the task, or the task's sizes make no sense.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The task returned no examples, or others than it was asked for, or no loss.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The length or an option is out of its range.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static MemoryTrialResult Run(
        IRecurrent network, IMemoryTask task, int length, MemoryTrialOptions? options = null,
        CancellationToken cancellationToken = default) =>
        new MemoryTrial(network, task, length, options).Run(cancellationToken);

    /// <summary>How gradients flow before training, on the examples that a trial would measure them on.</summary>
    /// <returns><see cref="GradientFlow.Norms"/>, one norm per step.</returns>
    /// <inheritdoc cref="Run(IRecurrent, IMemoryTask, int, MemoryTrialOptions?, CancellationToken)"/>
    public static IReadOnlyList<double> Gradients(
        IRecurrent network, IMemoryTask task, int length, MemoryTrialOptions? options = null) =>
        new MemoryTrial(network, task, length, options).Flow();

    private MemoryTrialResult Run(CancellationToken cancellationToken)
    {
        var (random, heldOut) = (new Random(Seed), _task.Draw(_length, HeldOut, new Random(Seed ^ 0x5555)));
        var optimizer = new Adam(
            [.. _network.NamedParameters().Concat(_output.NamedParameters()).Select(entry => entry.Parameter)],
            new AdamOptions { LearningRate = _options.LearningRate });
        var before = Flow();
        var (updates, score, largest, isFinite) = (0, 0.0, 0.0, true);
        while (updates < _options.Updates && score < LearnedScore && isFinite)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var batch = _task.Draw(_length, _options.BatchSize, random);
            var pass = new TrainingPass(_options.Seed, updates);
            var gradients = CheckedMemoryTask.Loss(batch, Read(batch.Input, pass)).Backward();
            var norm = gradients.Norm();
            isFinite = float.IsFinite(norm);
            largest = isFinite ? Math.Max(largest, norm) : double.PositiveInfinity;
            optimizer.Step(_options.ClipNorm > 0 ? gradients.ClipByNorm(_options.ClipNorm) : gradients);
            if (++updates % CheckEvery != 0)
                continue;
            score = heldOut.Score(Read(heldOut.Input, pass: null));
            isFinite &= double.IsFinite(score);
        }
        var after = isFinite ? Flow() : null;
        return new(
            isFinite && score >= LearnedScore, updates, score, largest, before,
            after?.All(double.IsFinite) == true ? after : null);
    }

    private double[] Flow() =>
        GradientFlow.Norms(_network, _flowing.Input, (hidden, pass) => CheckedMemoryTask.Loss(_flowing,
            _output.Forward(hidden.Slice(0, hidden.Shape[0] - _task.ReadSteps, _task.ReadSteps), pass)));

    /// <summary>What the network answers, [read steps, batch, output].</summary>
    private Tensor Read(Tensor input, TrainingPass? pass)
    {
        var (steps, count) = (input.Shape[0], input.Shape[1]);
        // Packed, as a padded batch is laid out as the network wants it.
        var packed = PackedSequence.Pack(input, [.. Enumerable.Repeat(steps, count)]);
        var hidden = _network.Forward(packed, pass).Output.Data;
        var read = _task.ReadSteps * count;
        return _output.Forward(hidden.Slice(0, hidden.Shape[0] - read, read), pass)
            .Reshape(_task.ReadSteps, count, _task.OutputSize);
    }
}
