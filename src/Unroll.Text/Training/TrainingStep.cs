namespace Unroll.Text;

/// <summary>One step of training, from a packed batch to changed weights. This is the whole story; all else is how each part of it works.</summary>
internal sealed class TrainingStep(ITokenModel model, TrainingOptions options)
{
    private readonly Adam _optimizer = new(model, new AdamOptions { LearningRate = options.LearningRate });
    private Gradients? _gradients;

    /// <summary>How many steps were taken.</summary>
    public long Count { get; private set; }

    /// <summary>Takes a step.</summary>
    /// <param name="tokens">The batch.</param>
    /// <param name="targets">The right class of each row.</param>
    /// <returns>The mean loss before the step, and the norm of its gradients before clipping.</returns>
    /// <exception cref="TrainingDivergedException">One of them is not finite; the weights are as they were.</exception>
    public (float Loss, float GradientNorm) Take(PackedTokens tokens, int[] targets)
    {
        var pass = new TrainingPass(options.Seed, Count);
        var logits = model.Forward(tokens, pass);
        var loss = CrossEntropy.Mean(logits, targets);
        var value = Finite(loss.Item());
        _gradients = loss.Backward(recycle: _gradients);
        var clipped = _gradients.ClipByNorm(options.ClipNorm ?? float.PositiveInfinity, out var norm);
        Finite(norm);
        _optimizer.Step(clipped);
        Count++;
        return (value, norm);
    }

    private float Finite(float value) => float.IsFinite(value) ? value : throw new TrainingDivergedException(value, Count + 1);
}
