using TorchSharp;
using TorchModules = TorchSharp.Modules;

namespace Unroll.Peers;

/// <summary>
/// A recurrence over one batch: the outputs of all steps, a loss of them, and the gradients of the parameters and, for
/// the fused LSTM, of the input.
/// </summary>
internal sealed class TorchOutputs : ILearner
{
    private readonly torch.nn.Module _module;
    private readonly Func<torch.Tensor> _run;
    private readonly torch.Tensor _input;
    private readonly torch.Tensor _lossWeights;
    private readonly int _outputs;

    /// <param name="run">Gives the outputs, as <paramref name="outputShape"/> says.</param>
    /// <param name="input">What goes in.</param>
    private TorchOutputs(
        torch.nn.Module module, Func<torch.Tensor> run, torch.Tensor input, float[] lossWeights, long[] outputShape)
    {
        (_module, _run, _input, _outputs) = (module, run, input, lossWeights.Length);
        _lossWeights = torch.tensor(lossWeights, outputShape);
    }

    /// <summary>The fused LSTM over a packed batch.</summary>
    public static TorchOutputs Packed(LstmProblem problem)
    {
        var lstm = Lstm(problem);
        using var scope = torch.NewDisposeScope();
        var packed = torch.nn.utils.rnn.pack_sequence(
            problem.Sequences.Zip(problem.Lengths)
                .Select(sequence => torch.tensor(sequence.First, [sequence.Second, problem.InputSize])));
        packed.data.requires_grad_();
        packed.DetachFromDisposeScope();
        var side = new TorchOutputs(
            lstm, () => lstm.call(packed).Item1.data, packed.data, problem.LossWeights,
            [problem.Tokens, problem.OutputSize]);
        side._lossWeights.DetachFromDisposeScope();
        return side;
    }

    /// <summary>The same over sequences of equal length, which need no packing: rows lie as packed ones do.</summary>
    public static TorchOutputs Padded(LstmProblem problem)
    {
        var lstm = Lstm(problem);
        var (time, batch) = (problem.Lengths[0], problem.Lengths.Length);
        var input = torch.tensor(problem.Padded(), [time, batch, problem.InputSize], requires_grad: true);
        return new(lstm, () => lstm.call(input).Item1, input, problem.LossWeights, [time, batch, problem.OutputSize]);
    }

    /// <summary>A recurrence of one's own over a batch of equal lengths.</summary>
    public static TorchOutputs Of(RecurrenceProblem problem, TorchRecurrenceLayer layer)
    {
        var input = torch.tensor(problem.Input, [problem.Steps, problem.Batch, problem.InputSize]);
        return new(
            layer, () => layer.call(input), input, problem.LossWeights,
            [problem.Steps, problem.Batch, problem.HiddenSize]);
    }

    public void Begin(Phase phase) => _module.train(phase == Phase.Training);

    public float TrainStep(int step)
    {
        using var scope = torch.NewDisposeScope();
        _module.zero_grad();
        if (_input.requires_grad)
            _input.grad = null;
        var loss = (_run() * _lossWeights).sum() / _outputs;
        loss.backward();
        return loss.item<float>();
    }

    public IReadOnlyDictionary<string, float[]> Gradients()
    {
        using var scope = torch.NewDisposeScope();
        var gradients = _module.Gradients();
        if (_input.requires_grad)
            gradients["input"] = _input.grad!.Values();
        return gradients;
    }

    public void Infer(int step)
    {
        using var scope = torch.NewDisposeScope();
        Forward();
    }

    public float[] Outputs(int step)
    {
        using var scope = torch.NewDisposeScope();
        return Forward().Values();
    }

    public void Dispose()
    {
        _lossWeights.Dispose();
        _input.Dispose();
        _module.Dispose();
    }

    private static TorchModules.LSTM Lstm(LstmProblem problem)
    {
        var lstm = torch.nn.LSTM(problem.InputSize, problem.HiddenSize, bidirectional: problem.Bidirectional);
        lstm.Load(problem.Weights);
        return lstm;
    }

    private torch.Tensor Forward()
    {
        using var inference = torch.inference_mode();
        return _run();
    }
}
