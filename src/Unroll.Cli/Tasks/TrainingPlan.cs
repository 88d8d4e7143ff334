using Unroll.Text;

namespace Unroll.Cli.Tasks;

/// <summary>The plan of a <c>train</c> command, whatever the task.</summary>
internal sealed record TrainingPlan
{
    /// <summary>What to learn from; null for the sample.</summary>
    public required string? Data { get; init; }

    /// <summary>The sample to learn from, if there are no data.</summary>
    public required string Sample { get; init; }

    /// <summary>The dev data to choose the best epoch by, if given.</summary>
    public required string? Dev { get; init; }

    /// <summary>The test data, if given.</summary>
    public required string? Test { get; init; }

    /// <summary>The file to write.</summary>
    public required string ModelPath { get; init; }

    /// <summary>Where checkpoints are written; null for none.</summary>
    public required CheckpointOptions? Checkpoints { get; init; }

    /// <summary>The checkpoint to resume from; null to begin.</summary>
    public required string? Resume { get; init; }

    /// <summary>The file of the model to start from; null for none.</summary>
    public required string? FromPath { get; init; }

    /// <summary>The model to start from; null for none.</summary>
    public required ITextModel? From { get; init; }

    /// <summary>How the model is trained.</summary>
    public required TrainingOptions Training { get; init; }

    /// <summary>The values of the task's own options, by their names without dashes.</summary>
    public required IReadOnlyDictionary<string, string> Given { get; init; }

    /// <summary>Threads to compute with; null for all processors.</summary>
    public required int? Threads { get; init; }

    /// <summary>Whether a program reads the output.</summary>
    public required bool Json { get; init; }

    /// <summary>Says what may not be meant so.</summary>
    public required Action<string> Notice { get; init; }

    /// <summary>The options of the task's model, as given and as the model settles that training starts from.</summary>
    /// <param name="declared">The options that there are.</param>
    /// <param name="standard">What they are where nothing was given.</param>
    /// <exception cref="UsageException">An option was given that this model settles otherwise.</exception>
    public T Model<T>(OptionList<T> declared, T standard) where T : NetworkOptions
    {
        var options = declared.Apply(From is null ? standard : (T)standard.StandardFrom(From.Options), Given);
        if (From is not null)
        {
            var settled = (T)options.StartingFrom(From.Options);
            foreach (var option in declared.Where(option => option.Flag is { } flag && Given.ContainsKey(flag)))
            {
                if (option.TextOf(settled) != option.TextOf(options))
                    throw new UsageException(
                        $"--{option.Flag} {AsGiven(option)}, but the model of --from settles it as "
                        + $"{Quoted.Cell(option.TextOf(settled) ?? "none")}; leave it out");
            }
            options = settled;
        }
        options.Validate(Training);
        return options;

        // A switch without a value has that of bool, which nobody types.
        string AsGiven(DeclaredOption<T> option) => option.IsSwitch && Given[option.Flag!] == bool.TrueString
            ? "was given" : $"is {Quoted.Cell(Given[option.Flag!])}";
    }

    /// <summary>Says what is read before the training begins, if that may take a while.</summary>
    public void Announce(NetworkOptions model, Terminal terminal)
    {
        if (!Json && model.Vectors is { } vectors)
            terminal.Output.WriteLine($"reading   {Quoted.Path(vectors.Path)}");
    }

    /// <summary>
    /// Makes something from the data; errors of the library about a parameter name the file that it was read from.
    /// </summary>
    /// <param name="source">Where the training data come from.</param>
    /// <exception cref="InvalidDataException">The data are not usable.</exception>
    public T Of<T>(string source, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException failure) when (failure is not OptionException)
        {
            throw new InvalidDataException(
                $"{FileOf(failure.ParamName) ?? source}: {PlainMessage.Of(failure)}", failure);
        }
    }

    /// <summary>
    /// The file that a library's parameter was read from; null if that is the training data's, as with a part of
    /// them that was held out.
    /// </summary>
    private string? FileOf(string? parameter) => parameter switch
    {
        "dev" => Dev,
        "test" => Test,
        _ => null,
    };
}
