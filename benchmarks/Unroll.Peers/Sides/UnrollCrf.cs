namespace Unroll.Peers;

/// <summary>The chain's loss and its gradients.</summary>
internal sealed class UnrollCrf : ILearner
{
    private readonly LinearChainCrf _crf;
    private readonly List<(string Name, Parameter Parameter)> _parameters;
    private readonly List<(PackedSequence Emissions, int[] Tags)> _batches;
    private Gradients? _gradients;
    private Tensor? _emissions;

    public UnrollCrf(CrfProblem problem)
    {
        _crf = new LinearChainCrf(problem.Tags);
        _parameters = [.. _crf.NamedParameters()];
        _parameters.Load(problem.Weights);
        _batches = [.. problem.Batches.Select(one => (
            new PackedSequence(
                Tensor.Of(new Shape(one.Batch.Rows, problem.Tags), one.Emissions),
                PackedTokens.Pack(one.Batch.Tokens).Layout), one.Batch.PackedTags))];
    }

    public float TrainStep(int step)
    {
        var (emissions, tags) = _batches[step % _batches.Count];
        var pass = new TrainingPass(seed: 1, step);
        _emissions = pass.Watch(emissions.Data);
        var loss = _crf.NegativeLogLikelihood(new PackedSequence(_emissions, emissions.Layout), tags, pass);
        _gradients = loss.Backward(recycle: _gradients);
        return loss.Item();
    }

    public IReadOnlyDictionary<string, float[]> Gradients()
    {
        var gradients = _gradients!.Of(_parameters);
        gradients.Add("emissions", _gradients![_emissions!].ToArray());
        return gradients;
    }

    public void Infer(int step) => Loss(step);

    public float[] Outputs(int step) => [Loss(step)];

    public void Dispose()
    {
    }

    private float Loss(int step)
    {
        var (emissions, tags) = _batches[step % _batches.Count];
        return _crf.NegativeLogLikelihood(emissions, tags).Item();
    }
}
