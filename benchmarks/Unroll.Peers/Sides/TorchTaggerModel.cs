using TorchSharp;
using TorchModules = TorchSharp.Modules;

namespace Unroll.Peers;

/// <summary>Embedding, packed bidirectional LSTM, and a linear layer on its packed outputs.</summary>
internal sealed class TorchTaggerModel : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor>
{
    private readonly TorchModules.Embedding _embedding;
    private readonly TorchModules.LSTM _lstm;
    private readonly TorchModules.Linear _linear;

    public TorchTaggerModel(TaggerProblem problem)
        : base("tagger")
    {
        _embedding = torch.nn.Embedding(problem.VocabularySize, problem.EmbeddingSize, padding_idx: Vocabulary.Padding);
        _lstm = torch.nn.LSTM(problem.EmbeddingSize, problem.HiddenSize, batchFirst: true, bidirectional: true);
        _linear = torch.nn.Linear(2 * problem.HiddenSize, problem.Tags);
        register_module("embedding", _embedding);
        register_module("lstm", _lstm);
        register_module("linear", _linear);
    }

    /// <param name="tokens">Ids padded to <c>[batch, time]</c>, the longest sentence first.</param>
    /// <param name="lengths">The real lengths, <c>[batch]</c>.</param>
    /// <returns>Scores of the packed rows, <c>[rows, tags]</c>.</returns>
    public override torch.Tensor forward(torch.Tensor tokens, torch.Tensor lengths)
    {
        using var packed = torch.nn.utils.rnn.pack_padded_sequence(_embedding.call(tokens), lengths, batch_first: true);
        var (outputs, _, _) = _lstm.call(packed);
        using (outputs)
            return _linear.call(outputs.data);
    }
}
