using System.Threading.Channels;
using Unroll.Text;

namespace Service;

/// <summary>Predicts texts of requests that wait at the same time together.</summary>
public sealed class Batcher(CurrentModel current) : BackgroundService
{
    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(1024);

    private sealed record Waiting(string Text, TaskCompletionSource<Prediction> Answer, CancellationToken Gone);

    public async Task<Prediction> PredictAsync(string text, CancellationToken gone)
    {
        var answer = new TaskCompletionSource<Prediction>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _waiting.Writer.WriteAsync(new(text, answer, gone), gone);
        return await answer.Task.WaitAsync(gone);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            var batch = new List<Waiting>();
            while (batch.Count < 64 && _waiting.Reader.TryRead(out var one))
                if (!one.Gone.IsCancellationRequested)
                    batch.Add(one);
            try
            {
                var predictions = current.Model.Predict(batch.Select(one => one.Text), stoppingToken);
                foreach (var (one, prediction) in batch.Zip(predictions))
                    one.Answer.SetResult(prediction);
            }
            catch (Exception failure)
            {
                batch.ForEach(one => one.Answer.TrySetException(failure));
            }
        }
    }
}
