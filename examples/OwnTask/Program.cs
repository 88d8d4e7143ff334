using OwnTask;
using Unroll.Text;

// A model and a loss of one's own, trained by the library's loop: run it again after Ctrl-C, and it goes on.
var task = new MeanDigit(new NumberModel(seed: 1), MeanDigit.Texts(2000, seed: 1), MeanDigit.Texts(200, seed: 2));
var loop = new TrainingLoop(
    task, new TrainingOptions { Epochs = 20, LearningRate = 5e-3f, Patience = 5, AverageLast = 3 });
using var cancel = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    cancel.Cancel();
};
const string Checkpoint = "mean-digit.checkpoint";
if (File.Exists(Checkpoint))
    loop.ResumeFrom(Checkpoint);
loop.Run(
    report =>
    {
        if (report.Dev is { } dev)
            Console.WriteLine($"epoch {report.Epoch}: loss {report.Loss:F3}, dev error {-dev.Values[0].Value:F3}");
    },
    new CheckpointOptions(Checkpoint),
    cancel.Token);
Console.WriteLine($"error on other texts: {task.MeanError(MeanDigit.Texts(200, seed: 3)):F3}");
