using System.Numerics.Tensors;

namespace Unroll;

/// <summary>
/// Coverage (Tu et al. 2016) in the time loop: a state's score has a part w · cov(s) beside what the query gives it,
/// where cov(s) is the sum of the weights that it had at earlier steps and w is learned. Each place in packed order has
/// vectors of its own over the states of its source, so threads with different places never meet.
/// </summary>
/// <remarks>
/// cov of step t is where it began and every α of the steps before. So on the way back one vector a place is enough, g
/// = Σ dα̂ of the later steps: α of step t gets w · g from them and w gets α · g, and where coverage began, which is
/// part of every step's, brings w its product with the last g. No step's coverage is kept.
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
    /// <param name="begun">What earlier calls have read, as long as the sources; null for nothing.</param>
    public CoverageVectors(Parameter weight, PackedLayout layout, int[] lengths, AttentionCoverage? begun)
    {
        (_weight, _layout, _begun) = (weight.Value[0], layout, begun);
        _sums = Zeros(lengths);
        _weightGradients = new float[lengths.Length];
        for (var sequence = 0; sequence < begun?.Sequences; sequence++)
            begun[sequence].CopyTo(_sums[layout.PlaceOf(sequence)]);
    }

    /// <summary>The coverage that every sequence ends with, once the loop is through.</summary>
    public AttentionCoverage Result() =>
        new([.. Enumerable.Range(0, _sums.Length).Select(sequence => _sums[_layout.PlaceOf(sequence)])]);

    /// <summary>Adds coverage's part to a place's scores.</summary>
    public void AddScores(int place, Span<float> scores) =>
        TensorPrimitives.MultiplyAddEstimate(_sums[place], _weight, scores, scores);

    /// <summary>Covers what a step has read by its weights α.</summary>
    public void Cover(int place, ReadOnlySpan<float> weights) =>
        TensorPrimitives.Add(_sums[place], weights, _sums[place]);

    /// <summary>Makes room for the way back.</summary>
    public void StartBackward() => _gradients = Zeros(Array.ConvertAll(_sums, sums => sums.Length));

    /// <summary>
    /// The way back through <see cref="Cover"/>: adds to the gradient of a step's weights what they got from the later
    /// steps' scores.
    /// </summary>
    public void CoverBack(int place, ReadOnlySpan<float> weights, Span<float> gradients)
    {
        TensorPrimitives.MultiplyAddEstimate(_gradients[place], _weight, gradients, gradients);
        _weightGradients[place] += RowSums.Dot(weights, _gradients[place]);
    }

    /// <summary>
    /// The way back through <see cref="AddScores"/>: keeps the gradient of a step's scores for the steps before it.
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
