using TorchSharp;
using TorchModules = TorchSharp.Modules;

namespace Unroll.Peers;

/// <summary>One model that learns, and one that translates with the problem's weights.</summary>
internal sealed class TorchTranslator : ITranslator
{
    private readonly TorchTranslatorModel _learner;
    private readonly TorchTranslatorModel _model;
    private readonly TorchModules.Adam _adam;
    private readonly List<TorchTranslationBatch> _batches;
    private readonly TranslationProblem _problem;
    private readonly int[][] _test;

    public TorchTranslator(TranslationProblem problem)
    {
        (_learner, _model) = (new TorchTranslatorModel(problem), new TorchTranslatorModel(problem));
        _adam = torch.optim.Adam(
            _learner.parameters(), lr: TranslationProblem.LearningRate, beta1: 0.9, beta2: 0.999, eps: 1e-8);
        _batches = [.. problem.Batches.Select(batch => new TorchTranslationBatch(batch))];
        (_problem, _test) = (problem, problem.Text.Test);
    }

    public double? SearchGigaFlops { get; private set; }

    public void Begin(Phase phase)
    {
        _learner.train(phase == Phase.Training);
        _model.eval();
    }

    public float TrainStep(int step)
    {
        using var scope = torch.NewDisposeScope();
        _learner.zero_grad();
        var loss = _learner.Loss(_batches[step % _batches.Count]);
        loss.backward();
        _adam.step();
        return loss.item<float>();
    }

    public IReadOnlyDictionary<string, float[]> Gradients() => _learner.Gradients();

    public void Infer(int step) => Translate();

    public float[] Outputs(int step)
    {
        using var scope = torch.NewDisposeScope();
        using var inference = torch.inference_mode();
        return [_model.Loss(_batches[step % _batches.Count]).item<float>()];
    }

    public int[][] Translate()
    {
        var search = new TorchBeamSearch(_model);
        var translations = search.Translate(_test);
        SearchGigaFlops = _problem.SearchGigaFlops(search.Prefixes, search.Readings);
        return translations;
    }

    public void Dispose()
    {
        _batches.ForEach(batch => batch.Dispose());
        _adam.Dispose();
        _learner.Dispose();
        _model.Dispose();
    }
}
