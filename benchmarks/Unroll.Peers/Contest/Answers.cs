namespace Unroll.Peers;

/// <summary>What a contender computes, in a file, so that another process can compare it.</summary>
internal static class Answers
{
    public const string Outputs = "outputs";
    public const string Loss = "loss.";
    public const string Gradient = "gradient.";
    public const string Translations = "translations";

    /// <summary>The matrix products of a search, which is nothing to compare.</summary>
    public const string SearchGigaFlops = "search";

    private const int Steps = 3;

    /// <summary>
    /// Outputs; and the losses of the first steps, the gradients of the first one, and translations, where there are
    /// any.
    /// </summary>
    /// <param name="trains">Whether the contest has a training phase.</param>
    public static void Write(string path, IContender contender, bool trains)
    {
        var answers = new List<(string, Tensor)>();
        contender.Begin(Phase.Inference);
        Add(Outputs, contender.Outputs(0));
        if (contender is ITranslator translator)
        {
            // The end mark follows each translation.
            var ids = translator.Translate().SelectMany(translation => translation.Append(TranslationText.End));
            Add(Translations, [.. ids.Select(id => (float)id)]);
            if (translator.SearchGigaFlops is { } flops)
                Add(SearchGigaFlops, [(float)flops]);
        }
        if (trains && contender is ILearner learner)
        {
            learner.Begin(Phase.Training);
            for (var step = 0; step < Steps; step++)
            {
                Add(FormattableString.Invariant($"{Loss}{step}"), [learner.TrainStep(step)]);
                // Later steps begin from weights that the optimizers have already moved apart by a rounding.
                if (step > 0)
                    continue;
                foreach (var (name, values) in learner.Gradients())
                    Add(Gradient + name, values);
            }
        }
        SafeTensors.Save(path, answers);

        void Add(string name, float[] values) => answers.Add((name, Tensor.Of(new Shape(values.Length), values)));
    }

    /// <summary>What a program has written.</summary>
    public static void WriteWritten(string path, IProgram program)
    {
        var written = program.Written();
        SafeTensors.Save(path, [(Outputs, Tensor.Of(new Shape(written.Length), written))]);
    }

    public static Dictionary<string, float[]> Read(string path)
        => SafeTensors.Load(path).Tensors.ToDictionary(entry => entry.Key, entry => entry.Value.ToArray());
}
