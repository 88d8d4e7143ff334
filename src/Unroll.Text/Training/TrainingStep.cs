namespace Unroll.Text;

/// <summary>
/// One step of training, from a packed batch to changed weights. This is the whole story; all else is how each part of
/// it works.
/// </summary>
internal sealed class TrainingStep(IModule model, TrainingOptions options)
{
    private readonly IOptimizer _optimizer = options.WeightDecay == 0 ? new Adam(model)
        : new AdamW(model, new AdamWOptions { WeightDecay = options.WeightDecay });
    private Gradients? _gradients;

    /// <summary>How many steps were taken.</summary>
    public long Count { get; private set; }

    /// <summary>Takes a step.</summary>
    /// <param name="forward">The loss of a batch: the task's own way from its tokens.</param>
    /// <param name="rateFactor">What the learning rate is multiplied by.</param>
    /// <returns>The mean loss before the step, and the norm of its gradients before clipping.</returns>
    /// <exception cref="TrainingDivergedException">One of them is not finite; the weights are as they were.</exception>
    public (float Loss, float GradientNorm) Take(Func<TrainingPass, Tensor> forward, float rateFactor = 1)
    {
        var pass = new TrainingPass(options.Seed, Count);
        var loss = forward(pass);
        var value = Finite(loss.Item());
        _gradients = loss.Backward(recycle: _gradients);
        var clipped = _gradients.ClipByNorm(options.ClipNorm is > 0 and var clip ? clip : float.PositiveInfinity, out var norm);
        Finite(norm);
        _optimizer.LearningRate = options.LearningRate * rateFactor;
        _optimizer.Step(clipped);
        Count++;
        return (value, norm);
    }

    private float Finite(float value) =>
        float.IsFinite(value) ? value : throw new TrainingDivergedException(value, Count + 1);
}
