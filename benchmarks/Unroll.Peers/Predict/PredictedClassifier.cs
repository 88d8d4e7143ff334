using Unroll.Text;

namespace Unroll.Peers;

/// <summary>A classifier whose predictions are timed.</summary>
internal sealed record PredictedClassifier(string Name, string Title, TextClassifierOptions Options)
{
    public static IReadOnlyList<PredictedClassifier> All { get; } =
    [
        new("lstm", "LSTM 256 on embedding 128", Lstm(hidden: 256, bidirectional: false)),
        new("bilstm", "BiLSTM 128 on embedding 128", Lstm(hidden: 128, bidirectional: true)),
    ];

    /// <summary>Learns for one epoch.</summary>
    public TextClassifier Train(IEnumerable<Text.LabelledText> texts)
        => TextClassifier.Train(
            texts, Options, new TrainingOptions { Epochs = 1, BatchSize = 32, LearningRate = 1e-3f, Seed = 1 });

    private static TextClassifierOptions Lstm(int hidden, bool bidirectional) => new()
    {
        Tokens = "whitespace",
        Vocabulary = new VocabularyOptions { MinimumCount = 1, MaximumSize = null },
        Embedding = 128,
        Cell = CellKind.Lstm,
        Hidden = hidden,
        Layers = 1,
        Bidirectional = bidirectional,
        Dropout = 0,
        Pooling = Pooling.Last,
        InitialRange = null,
        NaiveBayes = false, // the peer runs the network alone
    };
}
