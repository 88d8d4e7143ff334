using System.CommandLine;
using System.Globalization;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>The options that say what a text classifier is made of.</summary>
internal sealed class ModelChoices
{
    private static readonly TextClassifierOptions Standard = new();

    private readonly Option<string?> _tokens = OptionKinds.OneOf("--tokens", $"How texts are cut [{Standard.Tokens}].", Tokenizers.Names);
    private readonly Option<bool> _lowerCase = OptionKinds.Flag("--lower-case", "Read upper-case letters as lower-case ones.");
    private readonly Option<bool> _foldWidth = OptionKinds.Flag("--fold-width", "Read full-width letters, digits and signs as the usual ones.");
    private readonly Option<int?> _maximumTokens = OptionKinds.Whole("--max-tokens", $"Tokens of a text that are read [{Standard.MaximumTokens}].");
    private readonly Option<int?> _minimumCount = OptionKinds.Whole("--min-count", $"How often a token must occur to be in the vocabulary [{Standard.Vocabulary.MinimumCount}].");
    private readonly Option<int?> _vocabulary = OptionKinds.Whole("--max-vocabulary", "Entries of the vocabulary, the most frequent first [any number].", least: 2);
    private readonly Option<string?> _vectors = OptionKinds.File("--vectors", "Word vectors to start the embeddings from, in text form (GloVe, word2vec).");
    private readonly Option<bool> _freeze = OptionKinds.Flag("--freeze-vectors", "Leave the word vectors as they are.");
    private readonly Option<int?> _extraWords = OptionKinds.Whole("--vector-words", $"Words of that file to take that no training text has [{new WordVectorOptions { Path = "" }.ExtraWords}].", least: 0);
    private readonly Option<string?> _cell = OptionKinds.OneOf("--cell", $"The recurrence [{Standard.Cell}].", CellKind.BuiltIn.Select(kind => kind.Name));
    private readonly Option<int?> _embedding = OptionKinds.Whole("--embedding", $"Numbers of a token's embedding [{Standard.Embedding}].", most: NetworkOptions.MaximumWidth);
    private readonly Option<int?> _hidden = OptionKinds.Whole("--hidden", $"Hidden units of each direction [{Standard.Hidden}].", most: NetworkOptions.MaximumWidth);
    private readonly Option<int?> _layers = OptionKinds.Whole("--layers", $"Recurrent layers [{Standard.Layers}].", most: NetworkOptions.MaximumLayers);
    private readonly Option<bool> _bidirectional = OptionKinds.Flag("--bidirectional", "Read each text from its end to its start too.");
    private readonly Option<string?> _pooling = OptionKinds.OneOf("--pooling", "What a text is classified by: the last states, the lecture's hn[-1], or all states [last].", Names.All<Pooling>());
    private readonly Option<string?> _attention = OptionKinds.OneOf("--attention", "The score of --pooling attention [additive].", Names.All<AttentionScoreKind>());
    private readonly Option<bool> _layerNorm = OptionKinds.Flag("--layer-norm", "Normalise the pooled states.");
    private readonly Option<float?> _dropout = OptionKinds.Share("--dropout", $"Part of embeddings, of states between layers and of pooled states left out in training [{Standard.Dropout}].");
    private readonly Option<float?> _recurrentDropout = OptionKinds.Share("--recurrent-dropout", "Part of h(t-1) left out in training, the same at all steps of a text [0].");
    private readonly Option<float?> _wordDropout = OptionKinds.Share("--word-dropout", "Part of the tokens read as unknown in training [0].");
    private readonly Option<ClassWeights?> _classWeights = OptionKinds.Parsed<ClassWeights>("--class-weights", "balanced|LABEL=W,...", "What each class counts in training [all the same].", Weights);
    private readonly Option<float?> _initialRange = OptionKinds.Number("--initial-range", "Draw all initial weights from U(-X, X) [as PyTorch does].", x => x is > 0 and <= NetworkOptions.MaximumInitialRange,
        $"a number above 0 and at most {NetworkOptions.MaximumInitialRange}");

    public IEnumerable<Option> All =>
    [
        _tokens, _lowerCase, _foldWidth, _maximumTokens, _minimumCount, _vocabulary, _vectors, _freeze, _extraWords, _cell, _embedding, _hidden, _layers, _bidirectional, _pooling, _attention,
        _layerNorm, _dropout, _recurrentDropout, _wordDropout, _classWeights, _initialRange,
    ];

    /// <summary>What was asked for.</summary>
    /// <param name="standard">What holds where nothing was.</param>
    /// <exception cref="UsageException">Options that do not go together.</exception>
    public TextClassifierOptions Read(ParseResult parsed, TextClassifierOptions standard)
    {
        var vectors = parsed.GetValue(_vectors);
        if (vectors is null && (parsed.GetValue(_freeze) || parsed.GetValue(_extraWords) is not null))
            throw new UsageException("--freeze-vectors and --vector-words say what to do with --vectors, which was not given");
        if (vectors is not null && parsed.GetValue(_embedding) is not null)
            throw new UsageException("--vectors and --embedding were both given, but vectors settle the size of the embeddings; leave --embedding out");
        var pooling = parsed.GetValue(_pooling) is { } name ? Names.Value<Pooling>(name, "--pooling") : standard.Pooling;
        if (parsed.GetValue(_attention) is not null && pooling != Pooling.Attention)
            throw new UsageException("--attention says how --pooling attention scores, but the pooling is another; give both");
        return standard with
        {
            Tokens = parsed.GetValue(_tokens) ?? standard.Tokens,
            LowerCase = parsed.GetValue(_lowerCase) || standard.LowerCase,
            FoldWidth = parsed.GetValue(_foldWidth) || standard.FoldWidth,
            MaximumTokens = parsed.GetValue(_maximumTokens) ?? standard.MaximumTokens,
            Vocabulary = new VocabularyOptions { MinimumCount = parsed.GetValue(_minimumCount) ?? 1, MaximumSize = parsed.GetValue(_vocabulary) },
            Vectors = vectors is null ? null : VectorsOf(vectors, parsed),
            Embedding = parsed.GetValue(_embedding) ?? standard.Embedding,
            Cell = parsed.GetValue(_cell) is { } cell ? CellKind.Named(cell) : standard.Cell,
            Hidden = parsed.GetValue(_hidden) ?? standard.Hidden,
            Layers = parsed.GetValue(_layers) ?? standard.Layers,
            Bidirectional = parsed.GetValue(_bidirectional) || standard.Bidirectional,
            Pooling = pooling,
            Attention = parsed.GetValue(_attention) is { } score ? Names.Value<AttentionScoreKind>(score, "--attention") : standard.Attention,
            LayerNorm = parsed.GetValue(_layerNorm) || standard.LayerNorm,
            Dropout = parsed.GetValue(_dropout) ?? standard.Dropout,
            RecurrentDropout = parsed.GetValue(_recurrentDropout) ?? standard.RecurrentDropout,
            WordDropout = parsed.GetValue(_wordDropout) ?? standard.WordDropout,
            ClassWeights = parsed.GetValue(_classWeights),
            InitialRange = parsed.GetValue(_initialRange),
        };
    }

    private WordVectorOptions VectorsOf(string path, ParseResult parsed)
    {
        var options = new WordVectorOptions { Path = path, Frozen = parsed.GetValue(_freeze) };
        return parsed.GetValue(_extraWords) is { } extra ? options with { ExtraWords = extra } : options;
    }

    private static ClassWeights Weights(string text)
    {
        if (text == "balanced")
            return ClassWeights.Balanced;
        var weights = new Dictionary<string, float>();
        foreach (var part in text.Split(','))
        {
            var equals = part.LastIndexOf('=');
            if (equals < 1 || !float.TryParse(part[(equals + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) || !weights.TryAdd(part[..equals], weight))
                throw new ArgumentException($"'{part}' was given where balanced, or a class once and its weight as in pos=2,neg=1, was expected");
        }
        return ClassWeights.Of(weights);
    }
}
