namespace Unroll.Text.Tests;

/// <summary>Progress told at once, where <see cref="Progress{T}"/> would tell it later on another thread.</summary>
internal sealed class Reports(Action<TrainingProgress> told) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) => told(value);
}
