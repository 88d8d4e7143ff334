namespace Unroll.Peers;

/// <summary>
/// The LSTM over a packed batch: forward, a loss of all outputs, and gradients of parameters and input.
/// </summary>
internal sealed class UnrollLstm : ILearner
{
    private readonly Lstm _lstm;
    private readonly PackedSequence _packed;
    private readonly Tensor _lossWeights;
    private Gradients? _gradients;
    private Tensor? _watched;

    public UnrollLstm(LstmProblem problem)
    {
        _lstm = new Lstm(problem.InputSize, problem.HiddenSize, bidirectional: problem.Bidirectional);
        _lstm.NamedParameters().Load(problem.Weights);
        _packed = PackedSequence.PackSequence(
        [
            .. problem.Sequences.Zip(problem.Lengths)
                .Select(sequence => Tensor.Of(new Shape(sequence.Second, problem.InputSize), sequence.First)),
        ]);
        _lossWeights = Tensor.Of(new Shape(problem.Tokens, problem.OutputSize), problem.LossWeights);
    }

    public float TrainStep(int step)
    {
        var pass = new TrainingPass(seed: 1, step);
        _watched = pass.Watch(_packed.Data);
        var (outputs, _) = _lstm.Forward(new PackedSequence(_watched, _packed.Layout), pass);
        var loss = (outputs.Data * _lossWeights).Mean();
        _gradients = loss.Backward(recycle: _gradients);
        return loss.Item();
    }

    public IReadOnlyDictionary<string, float[]> Gradients()
        => new Dictionary<string,
            float[]>(_gradients!.Of(_lstm.NamedParameters())) { ["input"] = _gradients![_watched!].ToArray() };

    public void Infer(int step) => _lstm.Forward(_packed);

    public float[] Outputs(int step) => _lstm.Forward(_packed).Output.Data.ToArray();

    public void Dispose()
    {
    }
}
