namespace Unroll.Peers;

/// <summary>Any cell over a batch of equal lengths: gradients of the parameters.</summary>
internal sealed class UnrollRecurrence<TCell> : ILearner where TCell : struct, IRecurrentCell
{
    private readonly Recurrent<TCell> _network;
    private readonly Tensor _input;
    private readonly Tensor _lossWeights;
    private Gradients? _gradients;

    public UnrollRecurrence(RecurrenceProblem problem)
    {
        _network = new Recurrent<TCell>(problem.InputSize, problem.HiddenSize, seed: 1);
        Named().Load(problem.Weights);
        _input = Tensor.Of(new Shape(problem.Steps, problem.Batch, problem.InputSize), problem.Input);
        _lossWeights = Tensor.Of(new Shape(problem.Steps, problem.Batch, problem.HiddenSize), problem.LossWeights);
    }

    public float TrainStep(int step)
    {
        var (outputs, _) = _network.Forward(_input, new TrainingPass(seed: 1, step));
        var loss = (outputs * _lossWeights).Mean();
        _gradients = loss.Backward(recycle: _gradients);
        return loss.Item();
    }

    public IReadOnlyDictionary<string, float[]> Gradients() => _gradients!.Of(Named());

    public void Infer(int step) => _network.Forward(_input);

    public float[] Outputs(int step) => _network.Forward(_input).Output.ToArray();

    public void Dispose()
    {
    }

    /// <summary>The one layer's parameters without its suffix, as the problem names them.</summary>
    private IEnumerable<(string Name, Parameter Parameter)> Named()
        => _network.NamedParameters().Select(p => (p.Name.Replace("_l0", "", StringComparison.Ordinal), p.Parameter));
}
