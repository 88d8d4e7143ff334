namespace Unroll.Text.Tests;

/// <summary>Next to nothing in the first epoch, and the whole rate from then on.</summary>
internal sealed record LateSchedule : LearningRateSchedule
{
    public override float Factor(ScheduleMoment moment) => moment.Epoch == 0 ? 1e-38f : 1;
}
