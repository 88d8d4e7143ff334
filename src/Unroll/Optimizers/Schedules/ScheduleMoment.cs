namespace Unroll;

/// <summary>The progress of a training: all that a <see cref="LearningRateSchedule"/> may depend on.</summary>
/// <param name="Step">How many steps have been taken; 0 before the first.</param>
/// <param name="Steps">How many steps the whole training takes.</param>
/// <param name="Epoch">How many epochs have been finished; 0 in the first.</param>
/// <param name="DevScores">
/// The score on dev data after each finished epoch, higher being better; empty if there are no dev data.
/// </param>
public readonly record struct ScheduleMoment(long Step, long Steps, int Epoch, IReadOnlyList<double> DevScores);
