using System.CommandLine;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>The options that say what a network is made of, whatever its task.</summary>
/// <param name="standard">What holds where nothing is asked for.</param>
/// <param name="leastVocabulary">The fewest entries of a vocabulary.</param>
internal sealed class NetworkChoices(NetworkOptions standard, int leastVocabulary = 2)
{
    private readonly Option<bool> _lowerCase = OptionKinds.Flag(
        "--lower-case", "Read upper-case letters as lower-case ones.");
    private readonly Option<bool> _foldWidth = OptionKinds.Flag(
        "--fold-width", "Read full-width letters, digits and signs as the usual ones.");
    private readonly Option<int?> _minimumCount = OptionKinds.Whole(
        "--min-count", $"How often a token must occur to be in the vocabulary [{standard.Vocabulary.MinimumCount}].");
    private readonly Option<int?> _vocabulary = OptionKinds.Whole(
        "--max-vocabulary", "Entries of the vocabulary, the most frequent first [any number].", least: leastVocabulary);
    private readonly Option<string?> _vectors = OptionKinds.File(
        "--vectors", "Word vectors to start the embeddings from, in text form (GloVe, word2vec).");
    private readonly Option<bool> _freeze = OptionKinds.Flag("--freeze-vectors", "Leave the word vectors as they are.");
    private readonly Option<int?> _extraWords = OptionKinds.Whole(
        "--vector-words",
        $"Words of that file to take that no training text has [{new WordVectorOptions { Path = "" }.ExtraWords}].",
        least: 0);
    private readonly Option<string?> _cell = OptionKinds.OneOf(
        "--cell", $"The recurrence [{standard.Cell}].", CellKind.BuiltIn.Select(kind => kind.Name));
    private readonly Option<int?> _embedding = OptionKinds.Whole(
        "--embedding", $"Numbers of a token's embedding [{standard.Embedding}].", most: NetworkOptions.MaximumWidth);
    private readonly Option<int?> _hidden = OptionKinds.Whole(
        "--hidden", $"Hidden units of each direction [{standard.Hidden}].", most: NetworkOptions.MaximumWidth);
    private readonly Option<int?> _layers = OptionKinds.Whole(
        "--layers", $"Recurrent layers [{standard.Layers}].", most: NetworkOptions.MaximumLayers);
    private readonly Option<bool?> _bidirectional = OptionKinds.Switch(
        "--bidirectional",
        $"Read each text from its end to its start too [{(standard.Bidirectional ? "true" : "false")}].");
    private readonly Option<float?> _dropout = OptionKinds.Share(
        "--dropout", "Part of embeddings, of states between layers and of the last layer's states left out in "
        + $"training [{standard.Dropout}].");
    private readonly Option<float?> _recurrentDropout = OptionKinds.Share(
        "--recurrent-dropout", "Part of h(t-1) left out in training, the same at all steps of a text [0].");
    private readonly Option<float?> _wordDropout = OptionKinds.Share(
        "--word-dropout", "Part of the tokens read as unknown in training [0].");
    private readonly Option<float?> _initialRange = OptionKinds.Number(
        "--initial-range", "Draw all initial weights from U(-X, X) [as PyTorch does].", x =>
            x is > 0 and <= NetworkOptions.MaximumInitialRange,
                $"a number above 0 and at most {NetworkOptions.MaximumInitialRange}");

    public IEnumerable<Option> All =>
    [
        _lowerCase, _foldWidth, _minimumCount, _vocabulary, _vectors, _freeze, _extraWords, _cell, _embedding, _hidden,
            _layers, _bidirectional, _dropout, _recurrentDropout, _wordDropout, _initialRange,
    ];

    /// <summary>What was asked for.</summary>
    /// <param name="standard">What holds where nothing was.</param>
    /// <exception cref="UsageException">Options that do not go together.</exception>
    public T Read<T>(ParseResult parsed, T standard) where T : NetworkOptions
    {
        var vectors = parsed.GetValue(_vectors);
        if (vectors is null && (parsed.GetValue(_freeze) || parsed.GetValue(_extraWords) is not null))
            throw new UsageException(
                "--freeze-vectors and --vector-words say what to do with --vectors, which was not given");
        if (vectors is not null && parsed.GetValue(_embedding) is not null)
            throw new UsageException(
                "--vectors and --embedding were both given, but vectors settle the size of the embeddings; leave "
                + "--embedding out");
        return (T)(standard with
        {
            LowerCase = parsed.GetValue(_lowerCase) || standard.LowerCase,
            FoldWidth = parsed.GetValue(_foldWidth) || standard.FoldWidth,
            Vocabulary = new VocabularyOptions
            {
                MinimumCount = parsed.GetValue(_minimumCount) ?? 1,
                MaximumSize = parsed.GetValue(_vocabulary)
            },
            Vectors = vectors is null ? null : VectorsOf(vectors, parsed),
            Embedding = parsed.GetValue(_embedding) ?? standard.Embedding,
            Cell = parsed.GetValue(_cell) is { } cell ? CellKind.Named(cell) : standard.Cell,
            Hidden = parsed.GetValue(_hidden) ?? standard.Hidden,
            Layers = parsed.GetValue(_layers) ?? standard.Layers,
            Bidirectional = parsed.GetValue(_bidirectional) ?? standard.Bidirectional,
            Dropout = parsed.GetValue(_dropout) ?? standard.Dropout,
            RecurrentDropout = parsed.GetValue(_recurrentDropout) ?? standard.RecurrentDropout,
            WordDropout = parsed.GetValue(_wordDropout) ?? standard.WordDropout,
            InitialRange = parsed.GetValue(_initialRange),
        });
    }

    private WordVectorOptions VectorsOf(string path, ParseResult parsed)
    {
        var options = new WordVectorOptions { Path = path, Frozen = parsed.GetValue(_freeze) };
        return parsed.GetValue(_extraWords) is { } extra ? options with { ExtraWords = extra } : options;
    }
}
