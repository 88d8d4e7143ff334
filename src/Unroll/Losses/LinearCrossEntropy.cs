using System.Numerics.Tensors;

namespace Unroll;

/// <summary>
/// <see cref="CrossEntropy"/> of the outputs of a linear layer, equation (2), for layers with very many
/// outputs, such as one for each word: the same loss and gradients, but the logits, the largest tensor of such a
/// model by far, are kept once, in reused memory, and are overwritten by their own gradient while they are in cache.
/// </summary>
public static class LinearCrossEntropy
{
    private const int RowsEach = 32;

    /// <summary>The mean over all rows.</summary>
    /// <param name="layer">The layer; its outputs are the logits of the classes.</param>
    /// <param name="input">[n, the layer's input size], n at least 1.</param>
    /// <param name="targets">The class of each row.</param>
    /// <param name="pass">The training pass.</param>
    /// <param name="labelSmoothing">
    /// ε, the share of a target that is spread evenly over all classes, from 0 to 1.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The input is not such a matrix, or there is not one target for each row.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A target is not a class, or the smoothing is outside 0 to 1.
    /// </exception>
    public static Tensor Mean(
        Linear layer, Tensor input, ReadOnlySpan<int> targets, TrainingPass pass, float labelSmoothing = 0)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(pass);
        var (classes, width) = (layer.Weight.Shape[0], layer.Weight.Shape[1]);
        if (input.Rank != 2 || input.Shape[1] != width || input.Count == 0)
            throw new ArgumentException(
                $"input has shape {input.Shape}, but [n, {width}] was expected, n at least 1", nameof(input));
        var rows = input.Shape[0];
        if (targets.Length != rows)
            throw new ArgumentException(
                $"{targets.Length} targets were given for input of shape {input.Shape}, which needs {rows}",
                nameof(targets));
        if ((long)rows * classes > Array.MaxLength)
            throw new ArgumentException(
                $"{rows} rows of {classes} logits are more than one array can hold; use a smaller batch",
                nameof(input));
        for (var i = 0; i < rows; i++)
        {
            if ((uint)targets[i] >= (uint)classes)
                throw new ArgumentOutOfRangeException(
                    nameof(targets),
                    $"targets[{i}] is {targets[i]}, but there are {classes} classes, 0 to {classes - 1}");
        }
        var mix = new TargetMix(classes, labelSmoothing, classWeights: null);
        var (logits, losses) = (Buffer<float>.Rent(rows * classes), new double[rows]);
        Workers.For((rows + RowsEach - 1) / RowsEach,
            (input, layer, panels: layer.PackedWeight(), targets: targets.ToArray(), logits, losses, mix),
            static (block, s) =>
        {
            var (classes, width) = (s.layer.Weight.Shape[0], s.layer.Weight.Shape[1]);
            var (first, last) = (block * RowsEach, Math.Min(s.targets.Length, (block + 1) * RowsEach));
            var z = s.logits.AsSpan(first * classes, (last - first) * classes);
            if (s.layer.Bias is null)
                z.Clear();
            Gemm.MultiplyColumns(
                last - first, width, new(s.input.Span[(first * width)..], width), s.panels, classes,
                s.layer.Bias is null ? new(z, classes) : new(s.layer.Bias.Value.Span, 0), new(z, classes));
            for (var row = first; row < last; row++)
                s.losses[row] = s.mix.TurnToGradient(
                    z.Slice((row - first) * classes, classes), s.targets[row], 1f / s.targets.Length);
        });
        double sum = 0;
        foreach (var loss in losses)
            sum += loss;
        var (weight, bias) = (pass.Track(layer.Weight), layer.Bias is null ? null : pass.Track(layer.Bias));
        var (mean, way) = (Tensor.Scalar((float)(sum / rows)), (logits, input, weight, bias));
        return Node.Record(mean, [input, weight, bias], way, static (node, s) =>
        {
            var (logits, input, weight, bias) = s;
            var (rows, classes, width) = (input.Shape[0], weight.Shape[0], weight.Shape[1]);
            var dz = logits.Span;
            if (node.Gradient()[0] is not 1 and var factor)
                TensorPrimitives.Multiply(dz, factor, dz);
            if (Node.Into(input) is { IsEmpty: false } dx)
                MatrixProduct.Add(rows, classes, width, dz, weight.Data, dx);
            MatrixProduct.AddTransposeTimes(classes, rows, width, dz, input.Data, Node.Into(weight), Node.Into(bias));
            logits.Return();
        });
    }
}
