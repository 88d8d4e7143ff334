using System.Threading.Channels;
using Unroll.Text;

namespace Service;

/// <summary>Predicts texts of requests that wait at the same time together.</summary>
public sealed class Batcher(CurrentModel current) : BackgroundService
{
    private readonly Channel<(string Text, TaskCompletionSource<Prediction> Answer)> _waiting =
        Channel.CreateBounded<(string, TaskCompletionSource<Prediction>)>(1024);

    public async Task<Prediction> PredictAsync(string text, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<Prediction>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _waiting.Writer.WriteAsync((text, answer), cancellationToken);
        return await answer.Task.WaitAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<(string Text, TaskCompletionSource<Prediction> Answer)>();
        while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            for (batch.Clear(); batch.Count < 64 && _waiting.Reader.TryRead(out var one);)
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
