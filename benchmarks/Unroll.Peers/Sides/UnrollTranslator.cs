using Unroll.Text;

namespace Unroll.Peers;

/// <summary>
/// A training step by the layers themselves, as a user who has a model of their own would write it; translations by the
/// library's translator, from a model file of the problem's weights.
/// </summary>
internal sealed class UnrollTranslator : ITranslator
{
    private static readonly DecodingOptions Search = new() { Beam = TranslationProblem.Beam };

    private readonly TranslationText _text;
    private readonly Embedding _embedding;
    private readonly Lstm _encoder = new(
        TranslationProblem.EmbeddingSize, TranslationProblem.EncoderSize, bidirectional: true);
    private readonly Linear _bridgeHidden = new(TranslationProblem.StateSize, TranslationProblem.HiddenSize);
    private readonly Linear _bridgeCell = new(TranslationProblem.StateSize, TranslationProblem.HiddenSize);
    private readonly AttentionRecurrent<LstmCell> _decoder = new(
        TranslationProblem.EmbeddingSize, TranslationProblem.HiddenSize, new AdditiveScore(
            TranslationProblem.StateSize, TranslationProblem.HiddenSize, TranslationProblem.AttentionSize));
    private readonly Linear _readout = new(
        TranslationProblem.HiddenSize + TranslationProblem.EmbeddingSize + TranslationProblem.StateSize,
        TranslationProblem.EmbeddingSize);
    private readonly Linear _output;
    private readonly List<(string Name, Parameter Parameter)> _parameters;
    private readonly Adam _adam;
    private readonly List<(PackedTokens Source, PackedTokens Read, int[] Written)> _batches;
    private readonly Translator _translator;
    private Gradients? _gradients;

    public UnrollTranslator(TranslationProblem problem)
    {
        _text = problem.Text;
        _embedding = new Embedding(_text.VocabularySize, TranslationProblem.EmbeddingSize);
        _output = new Linear(_embedding.Weight, new Parameter(Tensor.Zeros(_text.VocabularySize)));
        _parameters =
        [
            .. _embedding.Under("embedding"), .. _encoder.Under("encoder"), .. _bridgeHidden.Under("bridge_hidden"),
                .. _bridgeCell.Under("bridge_cell"),
            .. _decoder.NamedParameters().Select(entry => (Named(entry.Name), entry.Parameter)),
                .. _readout.Under("readout"), ("output_bias", _output.Bias!),
        ];
        _parameters.Load(problem.Weights);
        _adam = new Adam(
            _parameters.Select(p => p.Parameter), new AdamOptions { LearningRate = TranslationProblem.LearningRate });
        _batches =
        [
            .. problem.Batches.Select(batch => (
                PackedTokens.Pack(batch.Sources),
                PackedTokens.Pack([.. batch.Targets.Select(target => (int[])[TranslationText.Start, .. target])]),
                PackedTokens.Pack(
                    [.. batch.Targets.Select(target => (int[])[.. target, TranslationText.End])]).Ids.ToArray())),
        ];
        _translator = UnrollTranslatorFile.Load(problem);
    }

    public float TrainStep(int step)
    {
        var loss = Loss(step, new TrainingPass(seed: 1, step));
        _gradients = loss.Backward(recycle: _gradients);
        _adam.Step(_gradients);
        return loss.Item();
    }

    public IReadOnlyDictionary<string, float[]> Gradients() => _gradients!.Of(_parameters);

    /// <summary>The weights learned so far, by the problem's names.</summary>
    public Weights Learned()
    {
        var weights = new Weights();
        foreach (var (name, parameter) in _parameters)
            weights.Add(name, UnrollParameters.Weight(parameter.Value));
        return weights;
    }

    public void Infer(int step) => _ = _translator.Predict(_text.Lines, Search).Count();

    public float[] Outputs(int step) => [Loss(step, new TrainingPass(seed: 1, step)).Item()];

    public int[][] Translate() =>
        [.. _translator.Predict(_text.Lines, Search)
            .Select(translation => translation.Alignment!.Target.SkipLast(translation.IsFinished ? 1 : 0)
            .Select(_text.Vocabulary.Find).ToArray())];

    public void Dispose()
    {
    }

    /// <summary>The mean cross-entropy of a batch's rows.</summary>
    private Tensor Loss(int step, TrainingPass pass)
    {
        var (source, read, written) = _batches[step % _batches.Count];
        var (states, (hidden, cell)) = _encoder.Forward(_embedding.Forward(source, pass), pass);
        var start = new RecurrentState(Start(_bridgeHidden, hidden), Start(_bridgeCell, cell));
        var decoded = _decoder.Forward(_embedding.Forward(read, pass), _decoder.Prepare(states, pass), start, pass);
        var readout = _readout.Forward(
            Tensor.Concatenate([decoded.Output.Data, decoded.Read.Data], dimension: 1), pass);
        return LinearCrossEntropy.Mean(_output, readout, written, pass);

        Tensor Start(Linear bridge, Tensor last) => Tensor.Stack(
            [bridge.Forward(Tensor.Concatenate([last.Select(0, 0), last.Select(0, 1)], dimension: 1), pass).Tanh()]);
    }

    /// <summary>The problem's name of a parameter of the layer with attention.</summary>
    private static string Named(string name) => name.StartsWith("score.", StringComparison.Ordinal)
        ? $"attention.{name["score.".Length..]}"
        : $"decoder.{name[..^"_l0".Length]}";
}
