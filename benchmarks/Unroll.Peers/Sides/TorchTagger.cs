using TorchSharp;
using TorchModules = TorchSharp.Modules;

namespace Unroll.Peers;

/// <summary>The tagger: cross-entropy at every step, and Adam over all of its parameters.</summary>
internal sealed class TorchTagger : IContender
{
    private readonly TorchTaggerModel _model;
    private readonly TorchModules.Adam _adam;
    private readonly List<(torch.Tensor Tokens, torch.Tensor Lengths, torch.Tensor Tags)> _batches;

    public TorchTagger(TaggerProblem problem)
    {
        _model = new TorchTaggerModel(problem);
        _model.Load(problem.Weights);
        _adam = torch.optim.Adam(_model.parameters(), lr: problem.LearningRate, beta1: 0.9, beta2: 0.999, eps: 1e-8);
        _batches = [.. problem.Batches.Select(batch => (
            TorchBatches.Padded(batch.Tokens, Vocabulary.Padding), TorchBatches.Lengths(batch.Tokens), torch.tensor(batch.PackedTags.Select(tag => (long)tag).ToArray())))];
    }

    public void Begin(Phase phase) => _model.train(phase == Phase.Training);

    public float TrainStep(int step)
    {
        using var scope = torch.NewDisposeScope();
        var (tokens, lengths, tags) = _batches[step % _batches.Count];
        _model.zero_grad();
        var loss = torch.nn.functional.cross_entropy(_model.call(tokens, lengths), tags);
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
        foreach (var (tokens, lengths, tags) in _batches)
        {
            tokens.Dispose();
            lengths.Dispose();
            tags.Dispose();
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
