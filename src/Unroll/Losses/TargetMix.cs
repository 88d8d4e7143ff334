using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace Unroll;

/// <summary>
/// The target distribution of a row's cross-entropy, q[c] = (1 - ε) w[target] [c = target] + ε / classes · w[c], so
/// that its loss is -Σ q[c] log y[c] and the gradient of its logits (Σ q) y - q. Without smoothing ε and weights w it
/// is the target alone.
/// </summary>
internal sealed class TargetMix
{
    private readonly float[]? _weights;
    private readonly float _onTarget;
    private readonly float _spread;
    private readonly float _spreadOverAll;

    public TargetMix(int classes, float labelSmoothing, float[]? classWeights)
    {
        Given.FromZeroToOne(labelSmoothing);
        if (classWeights is not null && classWeights.Length != classes)
            throw new ArgumentException(
                $"{classWeights.Length} class weights were given for {classes} classes", nameof(classWeights));
        double sum = classes;
        if (classWeights is not null)
        {
            sum = 0;
            for (var i = 0; i < classWeights.Length; i++)
            {
                sum += Given.NotNegative(classWeights[i], $"{nameof(classWeights)}[{i}]");
            }
        }
        _weights = (float[]?)classWeights?.Clone(); // the backward pass must see what the forward pass saw
        _onTarget = 1 - labelSmoothing;
        _spread = labelSmoothing / Math.Max(1, classes);
        _spreadOverAll = (float)(sum * labelSmoothing / Math.Max(1, classes));
    }

    /// <summary>The sum of the weights of all targets that are not ignored; null without weights.</summary>
    public double? Weight(ReadOnlySpan<int> targets, int ignoreIndex)
    {
        if (_weights is null)
            return null;
        double sum = 0;
        foreach (var target in targets)
            sum += target == ignoreIndex ? 0 : _weights[target];
        return sum;
    }

    /// <summary>-Σ q[c] log y[c].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Loss(ReadOnlySpan<float> logY, int target)
    {
        var loss = -OnTarget(target) * logY[target];
        if (_spread == 0)
            return loss;
        return loss - _spread * (_weights is null ? RowSums.Sum(logY) : RowSums.Dot(logY, _weights));
    }

    /// <summary>dx += factor ((Σ q) y - q).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddGradient(ReadOnlySpan<float> y, int target, float factor, Span<float> dx)
    {
        var onTarget = OnTarget(target);
        TensorPrimitives.MultiplyAdd(y, factor * (onTarget + _spreadOverAll), dx, dx);
        dx[target] -= factor * onTarget;
        if (_spread == 0)
            return;
        if (_weights is null)
            TensorPrimitives.Subtract(dx, factor * _spread, dx);
        else
            TensorPrimitives.MultiplyAdd(_weights, -factor * _spread, dx, dx);
    }

    /// <summary>
    /// For logits without class weights: returns the loss, -Σ q[c] log y[c], and replaces the logits by its gradient
    /// times a factor, factor ((Σ q) y - q).
    /// </summary>
    public double TurnToGradient(Span<float> logits, int target, float factor)
    {
        var (maximum, onTarget) = (TensorPrimitives.Max<float>(logits), (double)logits[target]);
        double mean = _spread == 0 ? 0 : RowSums.Sum(logits) / logits.Length;
        TensorPrimitives.Subtract(logits, maximum, logits);
        TensorPrimitives.Exp(logits, logits);
        var sum = RowSums.Sum(logits);
        var logSum = maximum + Math.Log(sum);
        TensorPrimitives.Multiply(logits, factor * (_onTarget + _spreadOverAll) / sum, logits);
        logits[target] -= factor * _onTarget;
        if (_spread != 0)
            TensorPrimitives.Subtract(logits, factor * _spread, logits);
        return _onTarget * (logSum - onTarget) + _spreadOverAll * (logSum - mean);
    }

    /// <summary>(1 - ε) w[target].</summary>
    private float OnTarget(int target) => _weights is null ? _onTarget : _onTarget * _weights[target];
}
