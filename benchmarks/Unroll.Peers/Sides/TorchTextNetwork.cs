using TorchSharp;
using TorchModules = TorchSharp.Modules;

namespace Unroll.Peers;

/// <summary>A network over texts, with the cross-entropy of its scores, and Adam over all of its parameters.</summary>
internal sealed class TorchTextNetwork : IContender
{
    private readonly torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor> _model;
    private readonly TorchModules.Adam _adam;
    private readonly List<(torch.Tensor Tokens, torch.Tensor Lengths, torch.Tensor Targets)> _batches;

    private TorchTextNetwork(torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor> model, Weights weights, float learningRate, IEnumerable<(int[][] Tokens, int[] Targets)> batches)
    {
        _model = model;
        _model.Load(weights);
        _adam = torch.optim.Adam(_model.parameters(), lr: learningRate, beta1: 0.9, beta2: 0.999, eps: 1e-8);
        _batches = [.. batches.Select(batch => (
            TorchBatches.Padded(batch.Tokens, Vocabulary.Padding), TorchBatches.Lengths(batch.Tokens), torch.tensor(batch.Targets.Select(target => (long)target).ToArray())))];
    }

    public static TorchTextNetwork Of(ClassifierProblem problem) =>
        new(new TorchClassifierModel(problem), problem.Weights, problem.LearningRate, problem.Batches.Select(batch => (batch.Sequences, batch.Labels)));

    public static TorchTextNetwork Of(TaggerProblem problem) =>
        new(new TorchTaggerModel(problem), problem.Weights, problem.LearningRate, problem.Batches.Select(batch => (batch.Tokens, batch.PackedTags)));

    public void Begin(Phase phase) => _model.train(phase == Phase.Training);

    public float TrainStep(int step)
    {
        using var scope = torch.NewDisposeScope();
        var (tokens, lengths, targets) = _batches[step % _batches.Count];
        _model.zero_grad();
        var loss = torch.nn.functional.cross_entropy(_model.call(tokens, lengths), targets);
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
        foreach (var (tokens, lengths, targets) in _batches)
        {
            tokens.Dispose();
            lengths.Dispose();
            targets.Dispose();
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
}
