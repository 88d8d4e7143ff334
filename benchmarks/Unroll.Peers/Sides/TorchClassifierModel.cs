using TorchSharp;
using TorchModules = TorchSharp.Modules;

namespace Unroll.Peers;

/// <summary>Embedding, packed one-directional LSTM, its last hidden state, and a linear layer.</summary>
internal sealed class TorchClassifierModel : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor>
{
    private readonly TorchModules.Embedding _embedding;
    private readonly TorchModules.LSTM _lstm;
    private readonly TorchModules.Linear _linear;

    public TorchClassifierModel(ClassifierProblem problem)
        : base("classifier")
    {
        _embedding = torch.nn.Embedding(problem.VocabularySize, problem.EmbeddingSize, padding_idx: Vocabulary.Padding);
        _lstm = torch.nn.LSTM(problem.EmbeddingSize, problem.HiddenSize, batchFirst: true);
        _linear = torch.nn.Linear(problem.HiddenSize, problem.Classes);
        register_module("embedding", _embedding);
        register_module("lstm", _lstm);
        register_module("linear", _linear);
    }

    /// <param name="tokens">Ids padded to <c>[batch, time]</c>.</param>
    /// <param name="lengths">The real lengths, <c>[batch]</c>.</param>
    /// <returns>Scores <c>[batch, classes]</c>.</returns>
    public override torch.Tensor forward(torch.Tensor tokens, torch.Tensor lengths)
    {
        var embedded = _embedding.call(tokens);
        using var packed = torch.nn.utils.rnn.pack_padded_sequence(embedded, lengths, batch_first: true, enforce_sorted: false);
        var (outputs, hn, _) = _lstm.call(packed);
        outputs.Dispose();
        return _linear.call(hn[0]);
    }
}
