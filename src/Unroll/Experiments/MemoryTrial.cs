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
    private readonly IMemoryTask _task;
    private readonly Linear _output;
    private readonly MemoryTrialOptions _options;

    private MemoryTrial(IRecurrent network, IMemoryTask task, MemoryTrialOptions options)
    {
        (_network, _task, _options) = (network, task, options);
        _output = new Linear(network.HiddenSize, task.OutputSize, seed: options.Seed);
    }

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
    /// The network is bidirectional, or has another input size than the task.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The length or an option is out of its range.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static MemoryTrialResult Run(
        IRecurrent network, IMemoryTask task, int length, MemoryTrialOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(task);
        if (network.Bidirectional || network.InputSize != task.InputSize)
            throw new ArgumentException(
                $"the network reads {network.InputSize} features in {(network.Bidirectional ? "both" : "one")} "
                + $"direction{(network.Bidirectional ? "s" : "")}, but one of {task.InputSize} features in one "
                + "direction was expected", nameof(network));
        Given.Whole(length, task.ShortestLength, MaximumLength);
        options ??= new();
        options.Check();
        return new MemoryTrial(network, task, options).Run(length, cancellationToken);
    }

    private MemoryTrialResult Run(int length, CancellationToken cancellationToken)
    {
        var seed = unchecked((int)_options.Seed);
        var (random, flowing) = (new Random(seed), _task.Draw(length, _options.BatchSize, new Random(~seed)));
        var heldOut = _task.Draw(length, HeldOut, new Random(seed ^ 0x5555));
        var optimizer = new Adam(
            [.. _network.NamedParameters().Concat(_output.NamedParameters()).Select(entry => entry.Parameter)],
            new AdamOptions { LearningRate = _options.LearningRate });
        var before = Flow(flowing);
        var (updates, score, largest, isFinite) = (0, 0.0, 0.0, true);
        while (updates < _options.Updates && score < LearnedScore && isFinite)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var batch = _task.Draw(length, _options.BatchSize, random);
            var pass = new TrainingPass(_options.Seed, updates);
            var gradients = batch.Loss(Read(batch.Input, pass)).Backward();
            var norm = gradients.Norm();
            isFinite = float.IsFinite(norm);
            largest = Math.Max(largest, norm);
            optimizer.Step(_options.ClipNorm > 0 ? gradients.ClipByNorm(_options.ClipNorm) : gradients);
            if (++updates % CheckEvery == 0)
                score = heldOut.Score(Read(heldOut.Input, pass: null));
        }
        return new(score >= LearnedScore, updates, score, largest, before, isFinite ? Flow(flowing) : null);
    }

    private double[] Flow(MemoryBatch batch) =>
        GradientFlow.Norms(_network, batch.Input, (hidden, pass) => batch.Loss(
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
