using System.Numerics.Tensors;

namespace Unroll;

/// <summary>
/// The cross-entropy of classes, PyTorch's <c>cross_entropy</c>: -log y[target], where y = Softmax(W_hy h + b_hy) is
/// equation (2). It takes the logits W_hy h + b_hy, as softmax and logarithm are computed together, so that no size of
/// logit overflows.
/// </summary>
public static class CrossEntropy
{
    private const int RowsEach = 32;

    /// <summary>
    /// The mean over all targets that are not ignored, weighted by class; NaN, with gradients of zero,
    /// where all are ignored or have weight 0.
    /// </summary>
    /// <param name="logits">[n, classes].</param>
    /// <param name="targets">The class of each row, or <paramref name="ignoreIndex"/>.</param>
    /// <param name="ignoreIndex">A target that marks a row to be left out.</param>
    /// <param name="labelSmoothing">
    /// ε, the share of a target that is spread evenly over all classes (Szegedy et al. 2016), from 0 to 1: a row's loss
    /// becomes -(1 - ε) w[target] log y[target] - ε / classes · Σ w[c] log y[c].
    /// </param>
    /// <param name="classWeights">w, [classes], the weight of each class; 1 for all if not given.</param>
    /// <exception cref="ArgumentException">
    /// The logits are not a matrix, or there is not one target for each row, or not one weight for each class.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A target is not a class, the smoothing is outside 0 to 1, or a weight is negative or not finite.
    /// </exception>
    public static Tensor Mean(
        Tensor logits, ReadOnlySpan<int> targets, int ignoreIndex = -100, float labelSmoothing = 0,
        float[]? classWeights = null) =>
        Loss(logits, targets, ignoreIndex, labelSmoothing, classWeights, mean: true);

    /// <summary>The sum over all targets that are not ignored, weighted by class.</summary>
    /// <inheritdoc cref="Mean"/>
    public static Tensor Sum(
        Tensor logits, ReadOnlySpan<int> targets, int ignoreIndex = -100, float labelSmoothing = 0,
        float[]? classWeights = null) =>
        Loss(logits, targets, ignoreIndex, labelSmoothing, classWeights, mean: false);

    private static Tensor Loss(
        Tensor logits, ReadOnlySpan<int> targets, int ignoreIndex, float labelSmoothing, float[]? classWeights,
        bool mean)
    {
        ArgumentNullException.ThrowIfNull(logits);
        if (logits.Rank != 2)
            throw new ArgumentException(
                $"logits have shape {logits.Shape}, but [n, classes] was expected; Reshape(-1, classes) makes it so",
                nameof(logits));
        if (targets.Length != logits.Shape[0])
            throw new ArgumentException(
                $"{targets.Length} targets were given for logits of shape {logits.Shape}, which need {logits.Shape[0]}",
                nameof(targets));
        var classes = logits.Shape[1];
        var mix = new TargetMix(classes, labelSmoothing, classWeights);
        var counted = 0;
        for (var i = 0; i < targets.Length; i++)
        {
            if (targets[i] == ignoreIndex)
                continue;
            if ((uint)targets[i] >= (uint)classes)
                throw new ArgumentOutOfRangeException(
                    nameof(targets),
                    $"targets[{i}] is {targets[i]}, but there are {classes} classes, 0 to {classes - 1}, and "
                    + $"{ignoreIndex} for none");
            counted++;
        }
        var weight = mix.Weight(targets, ignoreIndex) ?? counted;
        // As large as the logits, and needed again in the backward pass.
        var probabilities = Buffer<float>.Rent(logits.Count);
        var losses = new float[targets.Length];
        var kept = targets.ToArray();
        Workers.For((kept.Length + RowsEach - 1) / RowsEach,
            (logits.Data, kept, probabilities, losses, classes, ignoreIndex, mix), static (block, s) =>
        {
            for (var row = block * RowsEach; row < Math.Min(s.kept.Length, (block + 1) * RowsEach); row++)
            {
                if (s.kept[row] == s.ignoreIndex)
                    continue;
                var y = s.probabilities.AsSpan(row * s.classes, s.classes);
                RowSoftmax.LogSoftmax(s.Data.AsSpan(row * s.classes, s.classes), y);
                s.losses[row] = s.mix.Loss(y, s.kept[row]);
                TensorPrimitives.Exp(y, y); // (2)
            }
        });
        double sum = 0;
        foreach (var loss in losses)
            sum += loss;
        var share = !mean ? 1 : weight == 0 ? 0 : (float)(1 / weight);
        var value = !mean ? sum : weight == 0 ? double.NaN : sum / weight;
        var way = (logits, probabilities, kept, classes, ignoreIndex, mix, share);
        var result = Node.Record(Tensor.Scalar((float)value), [logits], way, static (node, s) =>
        {
            var factor = node.Gradient()[0] * s.share;
            AddGradient(Node.Into(s.logits), s.probabilities, s.kept, s.classes, s.ignoreIndex, s.mix, factor);
            s.probabilities.Return();
        });
        if (!result.IsTracked)
            probabilities.Return();
        return result;
    }

    /// <summary>dx += factor times the gradient of a row's loss, for each row that counts.</summary>
    private static unsafe void AddGradient(
        Span<float> into, Buffer<float> probabilities, int[] targets, int classes, int ignoreIndex, TargetMix mix,
        float factor)
    {
        if (into.IsEmpty)
            return;
        fixed (float* start = into)
        {
            Workers.For((targets.Length + RowsEach - 1) / RowsEach,
                ((nint)start, probabilities, targets, classes, ignoreIndex, mix, factor), static (block, s) =>
            {
                for (var row = block * RowsEach; row < Math.Min(s.targets.Length, (block + 1) * RowsEach); row++)
                {
                    if (s.targets[row] == s.ignoreIndex)
                        continue;
                    var dx = new Span<float>((float*)s.Item1 + (nint)row * s.classes, s.classes);
                    s.mix.AddGradient(s.probabilities.AsSpan(row * s.classes, s.classes), s.targets[row], s.factor, dx);
                }
            });
        }
    }
}
