namespace Unroll;

/// <summary>The base learning rate throughout.</summary>
public sealed record ConstantSchedule : LearningRateSchedule
{
    /// <inheritdoc/>
    public override float Factor(ScheduleMoment moment) => 1;

    /// <inheritdoc/>
    public override string ToString() => "constant";
}
