namespace Unroll.Text;

/// <summary>What of a training's identity is the same for all tasks of ours.</summary>
internal static class ModelIdentity
{
    /// <summary>Which task, and what the model is made of.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(ITextModel model) =>
        [new("task", model.Task), .. TrainingIdentity.Named(model.Options.Values())];
}
