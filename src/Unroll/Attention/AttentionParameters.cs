namespace Unroll;

/// <summary>What a layer with attention consists of besides its cell.</summary>
/// <param name="Weights">The weights of the recurrence.</param>
/// <param name="Score">How a source's states are scored.</param>
/// <param name="Feed">W_a of input feeding; null if there is none.</param>
/// <param name="CoverageWeight">w of coverage, [1]; null if there is none.</param>
internal sealed record AttentionParameters(
    DirectionWeights Weights, IAttentionScore Score, Parameter? Feed, Parameter? CoverageWeight);

/// <summary>
/// The same parameters as tracked by a training pass; null if one does not exist, or nothing is tracked.
/// </summary>
internal sealed class TrackedParameters(AttentionParameters layer, TrainingPass? training)
{
    public Tensor[]? Weights { get; } =
        training is null ? null : [.. layer.Weights.All.Select(training.Track)];

    public Tensor? QueryWeight { get; } = Track(layer.Score.QueryWeight, training);

    public Tensor? Vector { get; } = Track(layer.Score.Vector, training);

    public Tensor? Feed { get; } = Track(layer.Feed, training);

    public Tensor? CoverageWeight { get; } = Track(layer.CoverageWeight, training);

    public IEnumerable<Tensor?> All => [.. Weights ?? [], QueryWeight, Vector, Feed, CoverageWeight];

    private static Tensor? Track(Parameter? parameter, TrainingPass? training) =>
        parameter is null ? null : training?.Track(parameter);
}
