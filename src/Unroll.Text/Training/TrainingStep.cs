namespace Unroll.Text;

/// <summary>
/// One step of training, from a packed batch to changed weights. This is all of it; everything else is how each part
/// works.
/// </summary>
internal sealed class TrainingStep(IModule model, TrainingOptions options)
{
    private Gradients? _gradients;

    /// <summary>The optimizer that changes the weights.</summary>
    public IOptimizer Optimizer { get; } = options.WeightDecay == 0 ? new Adam(model)
        : new AdamW(model, new AdamWOptions { WeightDecay = options.WeightDecay });

    /// <summary>How many steps were taken, including those before a checkpoint.</summary>
    public long Count { get; set; }

    /// <summary>Takes a step.</summary>
    /// <param name="forward">The loss of a batch: computed by the task.</param>
    /// <param name="rateFactor">The factor of the learning rate.</param>
    /// <returns>The mean loss before the step, and the norm of its gradients before clipping.</returns>
    /// <exception cref="TrainingDivergedException">One of them is not finite; the weights are as they were.</exception>
    public (float Loss, float GradientNorm, int Targets, int Tokens) Take(
        Func<TrainingPass, BatchLoss> forward, float rateFactor = 1)
    {
        var pass = new TrainingPass(options.Seed, Count);
        var loss = CheckedTask.Loss(forward(pass));
        var value = Finite(loss.Mean.Item());
        _gradients = loss.Mean.Backward(recycle: _gradients);
        var clipped = _gradients.ClipByNorm(
            options.ClipNorm is > 0 and var clip ? clip : float.PositiveInfinity, out var norm);
        Finite(norm);
        Optimizer.LearningRate = options.LearningRate * rateFactor;
        Optimizer.Step(clipped);
        Count++;
        return (value, norm, loss.Targets, loss.Tokens);
    }

    private float Finite(float value) =>
        float.IsFinite(value) ? value : throw new TrainingDivergedException(value, Count + 1);
}
