using TorchSharp;
using TorchModules = TorchSharp.Modules;

namespace Unroll.Peers;

/// <summary>The text classifier: cross-entropy, and Adam over all of its parameters.</summary>
internal sealed class TorchClassifier : IContender
{
    private readonly TorchClassifierModel _model;
    private readonly TorchModules.Adam _adam;
    private readonly List<(torch.Tensor Tokens, torch.Tensor Lengths, torch.Tensor Labels)> _batches;

    public TorchClassifier(ClassifierProblem problem)
    {
        _model = new TorchClassifierModel(problem);
        _model.Load(problem.Weights);
        _adam = torch.optim.Adam(_model.parameters(), lr: problem.LearningRate, beta1: 0.9, beta2: 0.999, eps: 1e-8);
        _batches = [.. problem.Batches.Select(Collate)];
    }

    public void Begin(Phase phase) => _model.train(phase == Phase.Training);

    public float TrainStep(int step)
    {
        using var scope = torch.NewDisposeScope();
        var (tokens, lengths, labels) = _batches[step % _batches.Count];
        _model.zero_grad();
        var loss = torch.nn.functional.cross_entropy(_model.call(tokens, lengths), labels);
        loss.backward();
        _adam.step();
        return loss.item<float>();
    }

    public IReadOnlyDictionary<string, float[]> Gradients() => _model.Gradients();

    public void Infer(int step)
    {
        using var scope = torch.NewDisposeScope();
        Score(step);
    }

    public float[] Outputs(int step)
    {
        using var scope = torch.NewDisposeScope();
        return Score(step).Values();
    }

    public void Dispose()
    {
        foreach (var (tokens, lengths, labels) in _batches)
        {
            tokens.Dispose();
            lengths.Dispose();
            labels.Dispose();
        }
        _adam.Dispose();
        _model.Dispose();
    }

    private torch.Tensor Score(int step)
    {
        using var inference = torch.inference_mode();
        var (tokens, lengths, _) = _batches[step % _batches.Count];
        return _model.call(tokens, lengths);
    }

    private static (torch.Tensor Tokens, torch.Tensor Lengths, torch.Tensor Labels) Collate(TextBatch batch) => (
        TorchBatches.Padded(batch.Sequences, Vocabulary.Padding),
        TorchBatches.Lengths(batch.Sequences),
        torch.tensor(batch.Labels.Select(label => (long)label).ToArray()));
}
