using TorchSharp;
using TorchModules = TorchSharp.Modules;

namespace Unroll.Peers;

/// <summary>
/// Embedding, packed bidirectional LSTM, a linear layer on its packed outputs, and perhaps a chain on its scores.
/// </summary>
internal sealed class TorchTaggerModel : TorchTextModel
{
    private readonly TorchModules.Embedding _embedding;
    private readonly TorchModules.LSTM _lstm;
    private readonly TorchModules.Linear _linear;
    private readonly TorchChain? _chain;

    public TorchTaggerModel(TaggerProblem problem)
        : base("tagger")
    {
        _embedding = torch.nn.Embedding(problem.VocabularySize, problem.EmbeddingSize, padding_idx: Vocabulary.Padding);
        _lstm = torch.nn.LSTM(problem.EmbeddingSize, problem.HiddenSize, batchFirst: true, bidirectional: true);
        _linear = torch.nn.Linear(2 * problem.HiddenSize, problem.Tags);
        register_module("embedding", _embedding);
        register_module("lstm", _lstm);
        register_module("linear", _linear);
        if (!problem.HasChain)
            return;
        _chain = new TorchChain(problem.Tags);
        register_module("crf", _chain);
    }

    /// <param name="tokens">The longest sentence first.</param>
    /// <returns>Scores of the packed rows, <c>[rows, tags]</c>.</returns>
    public override torch.Tensor Score(torch.Tensor tokens, torch.Tensor lengths)
    {
        using var packed = torch.nn.utils.rnn.pack_padded_sequence(_embedding.call(tokens), lengths, batch_first: true);
        var (outputs, _, _) = _lstm.call(packed);
        using (outputs)
            return _linear.call(outputs.data);
    }

    public override torch.Tensor Loss(torch.Tensor scores, torch.Tensor targets, TorchChainTags? chain)
        => chain is null ? base.Loss(scores, targets, chain) : _chain!.Loss(scores, chain);
}
