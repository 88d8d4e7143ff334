namespace Unroll.Peers;

/// <summary>
/// Embedding, LSTM, what is read of its states and a linear layer, with a loss of its scores, and Adam over all
/// parameters.
/// </summary>
internal sealed class UnrollTextNetwork : ILearner
{
    private readonly Embedding _embedding;
    private readonly Lstm _lstm;
    private readonly Linear _linear;
    private readonly LinearChainCrf? _chain;
    private readonly Func<Lstm, PackedSequence, TrainingPass?, Tensor> _run;
    private readonly List<(string Name, Parameter Parameter)> _parameters;
    private readonly Adam _adam;
    private readonly List<(PackedTokens Tokens, int[] Targets)> _batches;
    private Gradients? _gradients;

    private UnrollTextNetwork(
        Embedding embedding,
        Lstm lstm,
        Linear linear,
        LinearChainCrf? chain,
        Func<Lstm, PackedSequence, TrainingPass?, Tensor> run,
        Weights weights,
        float learningRate,
        IEnumerable<(int[][] Tokens, int[] Targets)> batches)
    {
        (_embedding, _lstm, _linear, _chain, _run) = (embedding, lstm, linear, chain, run);
        _parameters = [.. _embedding.Under("embedding"), .. _lstm.Under("lstm"), .. _linear.Under("linear")];
        if (_chain is not null)
            _parameters.AddRange(_chain.Under("crf"));
        _parameters.Load(weights);
        _adam = new Adam(_parameters.Select(p => p.Parameter), new AdamOptions { LearningRate = learningRate });
        _batches = [.. batches.Select(batch => (PackedTokens.Pack(batch.Tokens), batch.Targets))];
    }

    /// <summary>The last state is read.</summary>
    public static UnrollTextNetwork Of(ClassifierProblem problem) => new(
        new Embedding(problem.VocabularySize, problem.EmbeddingSize, paddingIndex: Vocabulary.Padding),
        new Lstm(problem.EmbeddingSize, problem.HiddenSize),
        new Linear(problem.HiddenSize, problem.Classes),
        chain: null,
        (lstm, vectors, pass) => lstm.LastState(vectors, pass).H.Select(0, 0),
        problem.Weights,
        problem.LearningRate,
        problem.Batches.Select(batch => (batch.Sequences, batch.Labels)));

    /// <summary>Every state is read.</summary>
    public static UnrollTextNetwork Of(TaggerProblem problem) => new(
        new Embedding(problem.VocabularySize, problem.EmbeddingSize, paddingIndex: Vocabulary.Padding),
        new Lstm(problem.EmbeddingSize, problem.HiddenSize, bidirectional: true),
        new Linear(2 * problem.HiddenSize, problem.Tags),
        problem.HasChain ? new LinearChainCrf(problem.Tags) : null,
        (lstm, vectors, pass) => lstm.Forward(vectors, pass).Output.Data,
        problem.Weights,
        problem.LearningRate,
        problem.Batches.Select(batch => (batch.Tokens, batch.PackedTags)));

    public float TrainStep(int step)
    {
        var (tokens, targets) = _batches[step % _batches.Count];
        var pass = new TrainingPass(seed: 1, step);
        var scores = Score(tokens, pass);
        var loss = _chain is null
            ? CrossEntropy.Mean(scores, targets)
            : _chain.NegativeLogLikelihood(new PackedSequence(scores, tokens.Layout), targets, pass);
        _gradients = loss.Backward(recycle: _gradients);
        _adam.Step(_gradients);
        return loss.Item();
    }

    public IReadOnlyDictionary<string, float[]> Gradients() => _gradients!.Of(_parameters);

    public void Infer(int step) => Score(_batches[step % _batches.Count].Tokens);

    public float[] Outputs(int step) => Score(_batches[step % _batches.Count].Tokens).ToArray();

    public void Dispose()
    {
    }

    private Tensor Score(PackedTokens tokens, TrainingPass? pass = null) =>
        _linear.Forward(_run(_lstm, _embedding.Forward(tokens, pass), pass), pass);
}
