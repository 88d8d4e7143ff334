namespace Unroll.Text.Tests;

/// <summary>A training, and the bytes of the model that it ends in.</summary>
internal sealed record Trial(NetworkTraining Training, Func<byte[]> Bytes);

/// <summary>
/// Runs trainings that are stopped again and again, each time to be resumed by a new one, on another number of threads.
/// </summary>
internal static class InterruptedTraining
{
    /// <summary>How a training ended.</summary>
    /// <param name="Model">The bytes of its model.</param>
    /// <param name="Checkpoint">Those of its last checkpoint, in which is all that it remembered.</param>
    /// <param name="Epochs">What it reported at the end of each epoch, without times.</param>
    /// <param name="Runs">In how many runs it came there.</param>
    public sealed record End(byte[] Model, byte[] Checkpoint, IReadOnlyList<string> Epochs, int Runs);

    /// <summary>Runs a training to its end.</summary>
    /// <param name="make">Makes one of some options; the schedule is the one to take.</param>
    /// <param name="options">The options.</param>
    /// <param name="every">After how many steps it is cancelled, each time; null for never.</param>
    public static End Run(Func<TrainingOptions, Trial> make, TrainingOptions options, int? every = null)
    {
        using var folder = new TemporaryFolder();
        var (path, epochs) = (Path.Combine(folder.Path, "checkpoint"), new List<string>());
        for (var run = 1; ; run++)
        {
            using var cancel = new CancellationTokenSource();
            var trial = make(options with { Schedule = new CancellingSchedule(options.Schedule!, every, cancel) });
            if (run > 1)
                trial.Training.ResumeFrom(path);
            On(1 + run % 2, () => trial.Training.Run(Report, new(path), cancel.Token));
            if (!cancel.IsCancellationRequested)
                return new(trial.Bytes(), File.ReadAllBytes(path), epochs, run);
            Assert.True(run < 1000);
        }

        void Report(TrainingProgress progress)
        {
            if (progress.IsEpochEnd)
                epochs.Add((progress with
                {
                    TokensPerSecond = 0,
                    Elapsed = default,
                    Remaining = default,
                    Dev = null
                }).ToString() + string.Join(' ', progress.Dev?.Values ?? []));
        }
    }

    /// <summary>Runs a training to its end, and keeps each checkpoint that there was when a step began.</summary>
    public static IReadOnlyList<byte[]> Checkpoints(
        Func<TrainingOptions, Trial> make, TrainingOptions options, int everySteps)
    {
        using var folder = new TemporaryFolder();
        var (path, all) = (Path.Combine(folder.Path, "checkpoint"), new List<byte[]>());
        make(options with { Schedule = new WatchedSchedule(options.Schedule!, Keep) }).Training.Run(
            checkpoints: new(path, everySteps));
        Keep();
        return all;

        void Keep()
        {
            var now = File.Exists(path) ? File.ReadAllBytes(path) : [];
            if (!now.AsSpan().SequenceEqual(all.LastOrDefault()))
                all.Add(now);
        }
    }

    /// <summary>Goes on from a checkpoint to the end.</summary>
    public static byte[] Resumed(Func<TrainingOptions, Trial> make, TrainingOptions options, byte[] checkpoint)
    {
        var trial = make(options);
        trial.Training.ResumeFrom(new MemoryStream(checkpoint));
        trial.Training.Run();
        return trial.Bytes();
    }

    private static void On(int threads, Action run)
    {
        var before = Threads.Count;
        try
        {
            Threads.Count = threads;
            run();
        }
        finally
        {
            Threads.Count = before;
        }
    }

    /// <summary>A schedule that calls something before each step.</summary>
    private record WatchedSchedule(LearningRateSchedule Schedule, Action Step) : LearningRateSchedule
    {
        public override float Factor(ScheduleMoment moment)
        {
            Step();
            return Schedule.Factor(moment);
        }

        public sealed override string ToString() => Schedule.ToString();
    }

    /// <summary>A schedule that cancels its training when the last step that may be taken begins.</summary>
    private sealed record CancellingSchedule(LearningRateSchedule Schedule, int? Every, CancellationTokenSource Cancel)
        : WatchedSchedule(Schedule, CountDown(Every, Cancel))
    {
        private static Action CountDown(int? every, CancellationTokenSource cancel)
        {
            var left = every ?? int.MaxValue;
            return () =>
            {
                if (--left == 0)
                    cancel.Cancel();
            };
        }
    }
}
