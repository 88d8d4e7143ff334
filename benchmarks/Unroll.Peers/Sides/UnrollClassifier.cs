namespace Unroll.Peers;

/// <summary>The text classifier: cross-entropy, and Adam over all of its parameters.</summary>
internal sealed class UnrollClassifier : IContender
{
    private readonly Embedding _embedding;
    private readonly Lstm _lstm;
    private readonly Linear _linear;
    private readonly List<(string Name, Parameter Parameter)> _parameters;
    private readonly Adam _adam;
    private readonly List<(PackedTokens Tokens, int[] Labels)> _batches;
    private Gradients? _gradients;

    public UnrollClassifier(ClassifierProblem problem)
    {
        _embedding = new Embedding(problem.VocabularySize, problem.EmbeddingSize, paddingIndex: Vocabulary.Padding);
        _lstm = new Lstm(problem.EmbeddingSize, problem.HiddenSize);
        _linear = new Linear(problem.HiddenSize, problem.Classes);
        _parameters = [.. _embedding.Under("embedding"), .. _lstm.Under("lstm"), .. _linear.Under("linear")];
        _parameters.Load(problem.Weights);
        _adam = new Adam(_parameters.Select(p => p.Parameter), new AdamOptions { LearningRate = problem.LearningRate });
        _batches = [.. problem.Batches.Select(batch => (PackedTokens.Pack(batch.Sequences), batch.Labels))];
    }

    public float TrainStep(int step)
    {
        var (tokens, labels) = _batches[step % _batches.Count];
        var loss = CrossEntropy.Mean(Score(tokens, new TrainingPass(seed: 1, step)), labels);
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

    private Tensor Score(PackedTokens tokens, TrainingPass? pass = null)
    {
        var (_, (hn, _)) = _lstm.Forward(_embedding.Forward(tokens, pass), pass);
        return _linear.Forward(hn.Select(0, 0), pass);
    }
}
