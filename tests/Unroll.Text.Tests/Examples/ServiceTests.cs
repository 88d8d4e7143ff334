using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Service;

namespace Unroll.Text.Tests;

/// <summary>The service of <c>docs/service.md</c>, over HTTP.</summary>
public sealed class ServiceTests : IAsyncLifetime
{
    private static readonly string[] Texts =
        [.. Enumerable.Range(0, 200).SelectMany(i => (string[])[$"今天三月{i}号", $"today is {i} of March, {i}"])];

    private readonly TemporaryFile _model = new("");
    private readonly HttpClient _client = new();
    private WebApplication _app = null!;

    public async ValueTask InitializeAsync()
    {
        Train(seed: 1).Save(_model.Path);
        _app = ClassifierService.Build(
            _model.Path, "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "None");
        await _app.StartAsync();
        _client.BaseAddress = new Uri(_app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        _model.Dispose();
    }

    [Fact]
    public async Task ThirtyTwoClientsGetWhatOneWouldGet()
    {
        var model = TextClassifier.Load(_model.Path);
        Answer[] expected = [.. Texts.Select(model.Predict).Select(AnswerOf)];
        var answers = new Answer?[Texts.Length];
        await Parallel.ForAsync(0, Texts.Length, new ParallelOptions { MaxDegreeOfParallelism = 32 },
            async (i, cancellation) => answers[i] = await _client.GetFromJsonAsync<Answer>(Of(Texts[i]), cancellation));
        Assert.Equal(expected, answers);
    }

    [Fact]
    public async Task ManyTextsOfOneRequestAreAnsweredInOrder()
    {
        var model = TextClassifier.Load(_model.Path);
        var response = await _client.PostAsJsonAsync("/classify", new Question(Texts));
        Assert.Equal(
            model.Predict(Texts).Select(AnswerOf), await response.Content.ReadFromJsonAsync<IEnumerable<Answer>>());
    }

    [Theory]
    [InlineData("""{"texts":[null]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"texts":null}""", HttpStatusCode.BadRequest)]
    [InlineData("""{}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"texts":["a" """, HttpStatusCode.BadRequest)]
    [InlineData("""{"texts":[]}""", HttpStatusCode.OK)]
    public async Task ABodyThatIsNoQuestionIsRefused(string body, HttpStatusCode expected)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        Assert.Equal(expected, (await _client.PostAsync("/classify", content)).StatusCode);
    }

    [Fact]
    public async Task ARequestThatIsTooLargeOrAsksNothingIsRefused()
    {
        var response = await _client.PostAsJsonAsync("/classify", new Question([new string('a', 1 << 20)]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _client.GetAsync("/classify")).StatusCode);
    }

    [Fact]
    public async Task TheModelIsSwappedForWhatTheFileHolds()
    {
        var current = _app.Services.GetRequiredService<CurrentModel>();
        var other = Train(seed: 2);
        var before = await _client.GetFromJsonAsync<Answer>(Of(Texts[0]));
        other.Save(_model.Path);
        current.Reload();
        var after = await _client.GetFromJsonAsync<Answer>(Of(Texts[0]));
        Assert.Equal(AnswerOf(other.Predict(Texts[0])), after);
        Assert.NotEqual(before, after);
        File.WriteAllText(_model.Path, "no model");
        Assert.Throws<InvalidDataException>(current.Reload);
        Assert.Equal(after, await _client.GetFromJsonAsync<Answer>(Of(Texts[0])));
    }

    [Fact]
    public async Task ASignalReloadsAndABadFileDoesNotEndTheService()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there, only a closed console gives this signal");
        var other = Train(seed: 2);
        other.Save(_model.Path);
        await HangUpUntil(async () =>
            AnswerOf(other.Predict(Texts[0])) == await _client.GetFromJsonAsync<Answer>(Of(Texts[0])));
        File.WriteAllText(_model.Path, "no model");
        Process.Start("kill", ["-HUP", $"{Environment.ProcessId}"]).WaitForExit();
        await Task.Delay(200);
        Assert.Equal(AnswerOf(other.Predict(Texts[0])), await _client.GetFromJsonAsync<Answer>(Of(Texts[0])));
    }

    [Fact]
    public async Task TextsOfThoseWhoAreGoneAreNotPredicted()
    {
        var batcher = _app.Services.GetRequiredService<Batcher>();
        var text = new string('a', 20_000);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => batcher.PredictAsync(text, CancellationToken.None)));
        var batch = watch.Elapsed;
        using var gone = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, 640).Select(_ => batcher.PredictAsync(text, gone.Token)).ToList();
        await gone.CancelAsync();
        watch.Restart();
        await batcher.PredictAsync(Texts[0], CancellationToken.None);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, batch * 10); // of 20 for all
        await Task.WhenAll(waiting.Select(one => one.ContinueWith(_ => { }, TaskScheduler.Default)));
    }

    [Fact]
    public async Task WhoIsGoneWaitsNoLonger()
    {
        var batcher = _app.Services.GetRequiredService<Batcher>();
        using var gone = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, 500).Select(i => batcher.PredictAsync(Texts[0], gone.Token)).ToList();
        await gone.CancelAsync();
        foreach (var one in waiting)
        {
            try
            {
                await one;
            }
            catch (OperationCanceledException)
            {
                // It was answered, or is cancelled.
            }
        }
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => batcher.PredictAsync(Texts[0], gone.Token));
        Assert.NotNull(await batcher.PredictAsync(Texts[0], CancellationToken.None));
    }

    private static async Task HangUpUntil(Func<Task<bool>> done)
    {
        Process.Start("kill", ["-HUP", $"{Environment.ProcessId}"]).WaitForExit();
        for (var turn = 0; !await done(); turn++)
        {
            Assert.True(turn < 100, "the signal changed nothing");
            await Task.Delay(50);
        }
    }

    private static Answer AnswerOf(Prediction prediction) => new(prediction.Label, prediction.Probability);

    private static string Of(string text) => $"/classify?text={Uri.EscapeDataString(text)}";

    private static TextClassifier Train(int seed) => TextClassifier.Train(
        Texts.Select((text, i) => new LabelledText(i % 2 == 0 ? "zh" : "en", text)),
        new TextClassifierOptions { Tokens = "characters", Embedding = 8, Hidden = 8 },
        new TrainingOptions { Epochs = 1, Seed = (ulong)seed });
}
