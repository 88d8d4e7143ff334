using TorchSharp;
using TorchModules = TorchSharp.Modules;

namespace Unroll.Peers;

/// <summary>Embedding, one-directional LSTM, its last hidden state, and a linear layer.</summary>
internal sealed class TorchClassifierModel : TorchTextModel
{
    private readonly TorchModules.Embedding _embedding;
    private readonly TorchModules.LSTM _lstm;
    private readonly TorchModules.Linear _linear;
    private readonly bool _isPadded;

    /// <param name="isPadded">
    /// Whether the LSTM runs over the padding too, and the state at each text's end is read, which is the same.
    /// </param>
    public TorchClassifierModel(ClassifierProblem problem, bool isPadded)
        : base("classifier")
    {
        _isPadded = isPadded;
        _embedding = torch.nn.Embedding(problem.VocabularySize, problem.EmbeddingSize, padding_idx: Vocabulary.Padding);
        _lstm = torch.nn.LSTM(problem.EmbeddingSize, problem.HiddenSize, batchFirst: true);
        _linear = torch.nn.Linear(problem.HiddenSize, problem.Classes);
        register_module("embedding", _embedding);
        register_module("lstm", _lstm);
        register_module("linear", _linear);
    }

    /// <returns>Scores <c>[batch, classes]</c>.</returns>
    public override torch.Tensor Score(torch.Tensor tokens, torch.Tensor lengths)
    {
        var embedded = _embedding.call(tokens);
        return _linear.call(_isPadded ? ReadAtEnds(embedded, lengths) : ReadPacked(embedded, lengths));
    }

    private torch.Tensor ReadPacked(torch.Tensor embedded, torch.Tensor lengths)
    {
        using var packed = torch.nn.utils.rnn.pack_padded_sequence(
            embedded, lengths, batch_first: true, enforce_sorted: false);
        var (outputs, hn, _) = _lstm.call(packed);
        outputs.Dispose();
        return hn[0];
    }

    private torch.Tensor ReadAtEnds(torch.Tensor embedded, torch.Tensor lengths)
    {
        var (outputs, _, _) = _lstm.call(embedded);
        var (batch, time) = (outputs.shape[0], outputs.shape[1]);
        var ends = (torch.arange(batch) * time) + lengths - 1;
        return outputs.reshape(batch * time, -1).index_select(0, ends);
    }
}
