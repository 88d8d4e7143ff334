namespace Unroll.Peers;

/// <summary>The tagger: cross-entropy at every step, and Adam over all of its parameters.</summary>
internal sealed class UnrollTagger : IContender
{
    private readonly Embedding _embedding;
    private readonly Lstm _lstm;
    private readonly Linear _linear;
    private readonly List<(string Name, Parameter Parameter)> _parameters;
    private readonly Adam _adam;
    private readonly List<(PackedTokens Tokens, int[] Tags)> _batches;
    private Gradients? _gradients;

    public UnrollTagger(TaggerProblem problem)
    {
        _embedding = new Embedding(problem.VocabularySize, problem.EmbeddingSize, paddingIndex: Vocabulary.Padding);
        _lstm = new Lstm(problem.EmbeddingSize, problem.HiddenSize, bidirectional: true);
        _linear = new Linear(2 * problem.HiddenSize, problem.Tags);
        _parameters = [.. _embedding.Under("embedding"), .. _lstm.Under("lstm"), .. _linear.Under("linear")];
        _parameters.Load(problem.Weights);
        _adam = new Adam(_parameters.Select(p => p.Parameter), new AdamOptions { LearningRate = problem.LearningRate });
        _batches = [.. problem.Batches.Select(batch => (PackedTokens.Pack(batch.Tokens), batch.PackedTags))];
    }

    public float TrainStep(int step)
    {
        var (tokens, tags) = _batches[step % _batches.Count];
        var loss = CrossEntropy.Mean(Score(tokens, new TrainingPass(seed: 1, step)), tags);
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

    private Tensor Score(PackedTokens tokens, TrainingPass? pass = null) => _linear.Forward(_lstm.Forward(_embedding.Forward(tokens, pass), pass).Output.Data, pass);
}
