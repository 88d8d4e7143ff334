using System.Numerics.Tensors;

namespace Unroll;

/// <summary>
/// Coverage (Tu et al. 2016) in the time loop: a state's score includes w · cov(s) besides what the query contributes,
/// where cov(s) is the sum of the weights that it had at earlier steps and w is learned. Each place in packed order has
/// vectors of its own over the states of its source, so threads with different places never meet.
/// </summary>
/// <remarks>
/// cov of step t is the initial coverage plus α of all steps before t. So in the backward pass one vector per place is
/// enough, g = Σ dα̂ of the later steps. Through it α of step t gets w · g, and w gets α · g. The initial coverage,
/// which is part of cov at every step, adds its product with the last g to the gradient of w. The coverage of no step
/// is kept.
/// </remarks>
internal sealed class CoverageVectors
{
    private readonly float _weight;
    private readonly PackedLayout _layout;
    private readonly AttentionCoverage? _begun;
    private readonly float[][] _sums;
    private readonly float[] _weightGradients;
    private float[][] _gradients = [];

    /// <param name="weight">w, [1].</param>
    /// <param name="layout">The steps.</param>
    /// <param name="lengths">States of each place's source.</param>
    /// <param name="begun">The coverage from earlier calls, as long as the sources; null for none.</param>
    public CoverageVectors(Parameter weight, PackedLayout layout, int[] lengths, AttentionCoverage? begun)
    {
        (_weight, _layout, _begun) = (weight.Value[0], layout, begun);
        _sums = Zeros(lengths);
        _weightGradients = new float[lengths.Length];
        for (var sequence = 0; sequence < begun?.Sequences; sequence++)
            begun[sequence].CopyTo(_sums[layout.PlaceOf(sequence)]);
    }

    /// <summary>The final coverage of every sequence, after the loop.</summary>
    public AttentionCoverage Result() =>
        new([.. Enumerable.Range(0, _sums.Length).Select(sequence => _sums[_layout.PlaceOf(sequence)])]);

    /// <summary>Adds the coverage term to a place's scores.</summary>
    public void AddScores(int place, Span<float> scores) =>
        TensorPrimitives.MultiplyAddEstimate(_sums[place], _weight, scores, scores);

    /// <summary>Adds the weights α of a step to the coverage.</summary>
    public void Cover(int place, ReadOnlySpan<float> weights) =>
        TensorPrimitives.Add(_sums[place], weights, _sums[place]);

    /// <summary>Makes room for the backward pass.</summary>
    public void StartBackward() => _gradients = Zeros(Array.ConvertAll(_sums, sums => sums.Length));

    /// <summary>
    /// The backward pass of <see cref="Cover"/>: adds to the gradient of a step's weights what they get from the later
    /// steps' scores.
    /// </summary>
    public void CoverBack(int place, ReadOnlySpan<float> weights, Span<float> gradients)
    {
        TensorPrimitives.MultiplyAddEstimate(_gradients[place], _weight, gradients, gradients);
        _weightGradients[place] += RowSums.Dot(weights, _gradients[place]);
    }

    /// <summary>
    /// The backward pass of <see cref="AddScores"/>: keeps the gradient of a step's scores for the steps before it.
    /// </summary>
    public void AddScoresBack(int place, ReadOnlySpan<float> gradients) =>
        TensorPrimitives.Add(_gradients[place], gradients, _gradients[place]);

    /// <summary>Adds the gradient of w, place by place.</summary>
    public void AddWeightGradient(Span<float> into)
    {
        foreach (var gradient in _weightGradients)
            into[0] += gradient;
        for (var sequence = 0; sequence < _begun?.Sequences; sequence++)
            into[0] += RowSums.Dot(_begun[sequence], _gradients[_layout.PlaceOf(sequence)]);
    }

    private static float[][] Zeros(int[] lengths) => Array.ConvertAll(lengths, length => new float[length]);
}
