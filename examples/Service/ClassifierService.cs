using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Service;

/// <summary>The texts of a request.</summary>
public sealed record Question(IReadOnlyList<string> Texts);

/// <summary>What the model says of a text.</summary>
public sealed record Answer(string Label, double Probability);

/// <summary>How both are written as JSON, without reflection.</summary>
[JsonSerializable(typeof(Question))]
[JsonSerializable(typeof(Answer[]))]
internal sealed partial class Json : JsonSerializerContext;

/// <summary>A classifier that answers HTTP requests, on the loopback address unless told otherwise.</summary>
public static class ClassifierService
{
    /// <param name="model">The file of the classifier.</param>
    /// <param name="args">Settings of ASP.NET Core, such as --urls.</param>
    public static WebApplication Build(string model, params string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.WebHost.ConfigureKestrel(server => server.Limits.MaxRequestBodySize = 1 << 20);
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.TypeInfoResolver = Json.Default;
            json.SerializerOptions.RespectNullableAnnotations = true;
            json.SerializerOptions.RespectRequiredConstructorParameters = true;
        });
        var current = new CurrentModel(model);
        builder.Services.AddSingleton(current).AddSingleton<Batcher>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Batcher>());
        var app = builder.Build();

        app.MapGet("/classify", async (string text, Batcher batcher, CancellationToken gone) =>
        {
            var prediction = await batcher.PredictAsync(text, gone);
            return new Answer(prediction.Label, prediction.Probability);
        });
        app.MapPost("/classify", (Question question, CurrentModel current, CancellationToken gone) =>
            question.Texts.Contains(null!) ? Results.StatusCode(StatusCodes.Status400BadRequest)
                : Results.Ok(current.Model.Predict(question.Texts, gone)
                    .Select(one => new Answer(one.Label, one.Probability)).ToArray()));

        var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
        {
            signal.Cancel = true; // instead of ending
            try
            {
                current.Reload();
            }
            catch (Exception failure)
            {
                Console.Error.WriteLine($"the model stays as it was: {failure.Message}");
            }
        });
        app.Lifetime.ApplicationStopped.Register(hangUp.Dispose);
        return app;
    }
}
