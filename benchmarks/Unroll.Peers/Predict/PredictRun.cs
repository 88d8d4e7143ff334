using Unroll.Peers.Onnx;

namespace Unroll.Peers;

/// <summary>Many lines to JSON lines: Unroll's command line beside the same model in ONNX Runtime.</summary>
internal static class PredictRun
{
    public const string Name = "predict";

    public const string Summary = "lines of a file to JSON lines, by Unroll's command line and by ONNX Runtime";

    private const int DefaultRounds = 3;
    private const int Few = 1000;
    private const int ColdStarts = 9;

    /// <summary>Times all, and writes the results.</summary>
    public static void All(Arguments arguments)
    {
        var folder = Directory.CreateTempSubdirectory("unroll-predict-");
        try
        {
            All(arguments, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void All(Arguments arguments, string folder)
    {
        Threads.Count = arguments.Threads;
        var lines = TextLines.Find();
        var files = new PredictFiles(folder, Math.Min(Few, arguments.Lines), arguments.Lines);
        lines.Write(files.Few, files.FewLines);
        lines.Write(files.Many, files.ManyLines);
        var rounds = arguments.Rounds ?? DefaultRounds;
        var timing = new PredictTiming(rounds);
        var command = new UnrollCommand(arguments.Threads);
        var results = PredictedClassifier.All.Select(classifier => Measure(classifier, lines, files, command, arguments.Threads, timing)).ToList();
        if (timing.MeanOtherLoad > OtherLoad.Tolerable)
            Console.WriteLine(FormattableString.Invariant($"note: other processes kept {timing.MeanOtherLoad:f2} cores busy meanwhile; measure again when they rest"));

        var versions = new Dictionary<string, string> { ["Unroll"] = UnrollSide.LibraryVersion, ["ONNX Runtime"] = OnnxPredictor.Version };
        var report = new PredictReport(arguments.Date, Machine.Here(), versions, arguments.Threads, rounds, lines.Source, arguments.Lines, timing.MeanOtherLoad, results);
        Console.WriteLine(ResultFiles.Write(arguments.Results ?? Repository.Results(), arguments.Name ?? Name, report, PredictPage.Of(report)));
    }

    private static PredictResult Measure(
        PredictedClassifier classifier, TextLines lines, PredictFiles files, UnrollCommand command, int threads, PredictTiming timing)
    {
        var trained = classifier.Train(lines.Train);
        trained.Save(files.Model);
        var title = $"{classifier.Title}, {trained.Vocabulary.Count} words";
        Console.WriteLine(title);
        var model = OnnxModel.Of(trained);
        var peers = OnnxUse.All(threads).Select(use => new OnnxPredictor(use, trained, model)).ToList();
        try
        {
            // Also a warm-up.
            var few = command.Predict(files.Model, files.Few, files.Ours);
            peers.ForEach(peer => peer.Predict(files.Few, files.Peers));
            var largest = peers.Max(peer =>
            {
                peer.Predict(files.Few, files.Peers);
                return PredictAgreement.Check(files.Ours, files.Peers, files.FewLines);
            });
            Console.WriteLine(FormattableString.Invariant($"  agree within {largest:g2}"));

            double peak = 0;
            var ours = () =>
            {
                var run = command.Predict(files.Model, files.Many, files.Ours);
                peak = Math.Max(peak, run.PeakMebiBytes);
                return run.Elapsed;
            };
            var speeds = timing.Run([ours, .. peers.Select(peer => (Func<TimeSpan>)(() => peer.Predict(files.Many, files.Peers)))], files.ManyLines);
            // Of all lines, once more: whoever came last has left its output.
            PredictAgreement.Check(files.Ours, files.Peers, files.ManyLines);
            string[] names = ["Unroll", .. peers.Select(peer => peer.Name)];
            var row = new Row(Name, title, Phase.Inference, "inference", "lines", [.. names.Zip(speeds, (name, rounds) => new Lane(name, Median.Of(rounds), rounds))]);
            Tell(row);

            double[] starts = [.. Enumerable.Range(0, ColdStarts).Select(_ => command.FirstLine(files.Model, lines.Texts[0]).TotalMilliseconds)];
            Weighing[] weighings = [new(Counted(files.FewLines), few.PeakMebiBytes), new(Counted(files.ManyLines), peak)];
            Console.WriteLine(FormattableString.Invariant($"  first line of a new process after {Median.Of(starts):f0} ms"));
            foreach (var weighing in weighings)
                Console.WriteLine(FormattableString.Invariant($"  peak memory for {weighing.Name}: {weighing.MebiBytes:f0} MiB"));
            return new PredictResult(row, Median.Of(starts), starts, weighings);
        }
        finally
        {
            peers.ForEach(peer => peer.Dispose());
        }
    }

    private static string Counted(int lines) => FormattableString.Invariant($"{lines:n0} lines");

    private static void Tell(Row row)
    {
        foreach (var lane in row.Lanes)
            Console.WriteLine($"  {lane.Name}: {Page.Speed(lane.Median)} {row.Unit}/s");
        foreach (var ratio in row.Ratios)
            Console.WriteLine(FormattableString.Invariant($"    {ratio.Median:f2} times {ratio.Over} ({ratio.Least:f2} to {ratio.Most:f2})"));
    }
}
