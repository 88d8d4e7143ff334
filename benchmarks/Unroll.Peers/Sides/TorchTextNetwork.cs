using TorchSharp;
using TorchModules = TorchSharp.Modules;

namespace Unroll.Peers;

/// <summary>A network over texts with its loss, and Adam over all of its parameters.</summary>
internal sealed class TorchTextNetwork : ILearner
{
    private readonly TorchTextModel _model;
    private readonly TorchModules.Adam _adam;
    private readonly List<TorchTextBatch> _batches;

    private TorchTextNetwork(
        TorchTextModel model, Weights weights, float learningRate, IEnumerable<TorchTextBatch> batches)
    {
        _model = model;
        _model.Load(weights);
        _adam = torch.optim.Adam(_model.parameters(), lr: learningRate, beta1: 0.9, beta2: 0.999, eps: 1e-8);
        _batches = [.. batches];
    }

    public static TorchTextNetwork Of(ClassifierProblem problem, bool isPadded) => new(
        new TorchClassifierModel(problem, isPadded),
        problem.Weights,
        problem.LearningRate,
        problem.Batches.Select(batch => new TorchTextBatch(batch.Sequences, batch.Labels)));

    public static TorchTextNetwork Of(TaggerProblem problem) => new(
        new TorchTaggerModel(problem),
        problem.Weights,
        problem.LearningRate,
        problem.Batches.Select(batch => new TorchTextBatch(
            batch.Tokens, batch.PackedTags, problem.HasChain ? new TorchChainTags(batch, problem.Tags) : null)));

    public void Begin(Phase phase) => _model.train(phase == Phase.Training);

    public float TrainStep(int step)
    {
        using var scope = torch.NewDisposeScope();
        var batch = _batches[step % _batches.Count];
        _model.zero_grad();
        var loss = _model.Loss(_model.Score(batch.Tokens, batch.Lengths), batch.Targets, batch.Chain);
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
        _batches.ForEach(batch => batch.Dispose());
        _adam.Dispose();
        _model.Dispose();
    }

    private torch.Tensor Score(int step)
    {
        using var inference = torch.inference_mode();
        var batch = _batches[step % _batches.Count];
        return _model.Score(batch.Tokens, batch.Lengths);
    }
}
