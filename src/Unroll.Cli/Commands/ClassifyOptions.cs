using System.CommandLine;
using Unroll.Cli.Samples;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>The options of <c>train classify</c>, and what they mean together.</summary>
internal sealed class ClassifyOptions
{
    private static readonly TextClassifierOptions Model = new();
    private static readonly TrainingOptions Training = new();

    // The sample's texts are short and say in characters what language they are in: a small network learns them in seconds.
    private static readonly TextClassifierOptions SampleModel = new() { Tokens = "characters", Embedding = 64, Hidden = 128, Bidirectional = true, Dropout = 0.2f };
    private static readonly TrainingOptions SampleTraining = new() { Epochs = 8, LearningRate = 2e-3f };

    private readonly Option<string?> _data = OptionKinds.File("--data", "Texts to learn from: lines of label<TAB>text in UTF-8 [the built-in sample].");
    private readonly Option<string?> _dev = OptionKinds.File("--dev", "Texts to choose the best epoch by; without them the last epoch is kept.");
    private readonly Option<string?> _test = OptionKinds.File("--test", "Texts to measure the result by.");
    private readonly Option<string?> _sample = new("--sample") { Description = "The built-in sample to learn from, where there is no --data [languages].", HelpName = Sample.Languages };
    private readonly Option<string?> _model = OptionKinds.File("--model", "The file to write the model to (.safetensors).");
    private readonly Option<string?> _cell = OptionKinds.OneOf("--cell", $"The recurrence [{Model.Cell}].", CellKind.BuiltIn.Select(kind => kind.Name));
    private readonly Option<int?> _embedding = OptionKinds.Whole("--embedding", $"Numbers of a token's embedding [{Model.Embedding}].", most: TextClassifierOptions.MaximumWidth);
    private readonly Option<int?> _hidden = OptionKinds.Whole("--hidden", $"Hidden units of each direction [{Model.Hidden}].", most: TextClassifierOptions.MaximumWidth);
    private readonly Option<int?> _layers = OptionKinds.Whole("--layers", $"Recurrent layers [{Model.Layers}].", most: TextClassifierOptions.MaximumLayers);
    private readonly Option<bool> _bidirectional = OptionKinds.Flag("--bidirectional", "Read each text from its end to its start too.");
    private readonly Option<float?> _dropout = OptionKinds.Number("--dropout", $"Part of the features left out in training [{Model.Dropout}].", x => x is >= 0 and < 1, "0 or more and less than 1");
    private readonly Option<int?> _epochs = OptionKinds.Whole("--epochs", $"How often to go through the texts [{Training.Epochs}].");
    private readonly Option<int?> _batch = OptionKinds.Whole("--batch", $"Texts of one step [{Training.BatchSize}].");
    private readonly Option<float?> _learningRate = OptionKinds.Number("--learning-rate", $"Adam's step size [{Training.LearningRate}].", x => x > 0, "a number above 0");
    private readonly Option<float?> _clip = OptionKinds.Number("--clip", $"Largest norm of the gradients; 0 for any [{Training.ClipNorm}].", x => x >= 0, "a number of 0 or more");
    private readonly Option<string?> _pooling = OptionKinds.OneOf("--pooling", "What a text is classified by: the last states of all directions, or the lecture's hn[-1] [last].", "last", "hn");
    private readonly Option<string?> _tokens = OptionKinds.OneOf("--tokens", $"How texts are cut [{Model.Tokens}].", Tokenizers.Names);
    private readonly Option<float?> _initialRange = OptionKinds.Number("--initial-range", "Draw all initial weights from U(-X, X) [as PyTorch does].", x => x > 0, "a number above 0");
    private readonly Option<ulong?> _seed = OptionKinds.Seed("--seed", $"The same seed gives the same model [{Training.Seed}].");
    private readonly Option<int?> _threads = ThreadLimit.Option();
    private readonly Option<bool> _json = OptionKinds.Flag("--json", "Print JSON lines: one for each epoch, and one at the end.");

    public void AddTo(Command command)
    {
        _model.Required = true;
        Option[] all =
        [
            _data, _dev, _test, _sample, _model, _cell, _embedding, _hidden, _layers, _bidirectional, _dropout, _epochs, _batch, _learningRate, _clip,
            _pooling, _tokens, _initialRange, _seed, _threads, _json,
        ];
        foreach (var option in all)
            command.Add(option);
    }

    /// <summary>What the user asked for.</summary>
    /// <exception cref="UsageException">Options that do not go together.</exception>
    public ClassifyPlan Read(ParseResult parsed)
    {
        var (data, sample) = (parsed.GetValue(_data), parsed.GetValue(_sample));
        if (data is not null && sample is not null)
            throw new UsageException("--data and --sample were both given; give one of them");
        if (sample is not null && !Sample.Classification.Contains(sample))
            throw new UsageException($"there is no sample '{sample}'; expected {string.Join(" or ", Sample.Classification)}");
        var (model, training) = data is null ? (SampleModel, SampleTraining) : (Model, Training);
        return new ClassifyPlan(
            data, parsed.GetValue(_dev), parsed.GetValue(_test), sample ?? Sample.Languages, parsed.GetRequiredValue(_model)!,
            model with
            {
                Tokens = parsed.GetValue(_tokens) ?? model.Tokens,
                Embedding = parsed.GetValue(_embedding) ?? model.Embedding,
                Cell = parsed.GetValue(_cell) is { } cell ? CellKind.Named(cell) : model.Cell,
                Hidden = parsed.GetValue(_hidden) ?? model.Hidden,
                Layers = parsed.GetValue(_layers) ?? model.Layers,
                Bidirectional = parsed.GetValue(_bidirectional) || model.Bidirectional,
                Dropout = parsed.GetValue(_dropout) ?? model.Dropout,
                Pooling = parsed.GetValue(_pooling) == "hn" ? Pooling.Hn : Pooling.Last,
                InitialRange = parsed.GetValue(_initialRange),
            },
            training with
            {
                Epochs = parsed.GetValue(_epochs) ?? training.Epochs,
                BatchSize = parsed.GetValue(_batch) ?? training.BatchSize,
                LearningRate = parsed.GetValue(_learningRate) ?? training.LearningRate,
                ClipNorm = parsed.GetValue(_clip) is { } clip ? (clip > 0 ? clip : null) : training.ClipNorm,
                Seed = parsed.GetValue(_seed) ?? training.Seed,
            },
            parsed.GetValue(_threads),
            parsed.GetValue(_json));
    }
}
