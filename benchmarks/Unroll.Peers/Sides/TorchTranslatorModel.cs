using TorchSharp;
using static Unroll.Peers.TranslationProblem;
using TorchModules = TorchSharp.Modules;

namespace Unroll.Peers;

/// <summary>The translator's parameters, its encoder, a step of its decoder, and its output layer.</summary>
internal sealed class TorchTranslatorModel : torch.nn.Module
{
    private readonly TorchModules.Embedding _embedding;
    private readonly TorchModules.LSTM _encoder = torch.nn.LSTM(
        EmbeddingSize, EncoderSize, batchFirst: true, bidirectional: true);
    private readonly TorchModules.Linear _bridgeHidden = torch.nn.Linear(StateSize, HiddenSize);
    private readonly TorchModules.Linear _bridgeCell = torch.nn.Linear(StateSize, HiddenSize);
    private readonly TorchAttention _attention = new();
    private readonly TorchModules.LSTMCell _decoder = torch.nn.LSTMCell(EmbeddingSize + StateSize, HiddenSize);
    private readonly TorchModules.Linear _readout = torch.nn.Linear(
        HiddenSize + EmbeddingSize + StateSize, EmbeddingSize);
    private readonly TorchModules.Parameter _outputBias;

    public TorchTranslatorModel(TranslationProblem problem)
        : base("translator")
    {
        _embedding = torch.nn.Embedding(problem.Text.VocabularySize, EmbeddingSize);
        _outputBias = new TorchModules.Parameter(torch.zeros(problem.Text.VocabularySize));
        register_module("embedding", _embedding);
        register_module("encoder", _encoder);
        register_module("bridge_hidden", _bridgeHidden);
        register_module("bridge_cell", _bridgeCell);
        register_module("attention", _attention);
        register_module("decoder", _decoder);
        register_module("readout", _readout);
        register_parameter("output_bias", _outputBias);
        this.Load(problem.Weights);
    }

    /// <summary>Of every word of the vocabulary, <c>[vocabulary, embedding]</c>.</summary>
    public torch.Tensor Embeddings => _embedding.weight!;

    /// <summary>The mean cross-entropy of the batch's rows.</summary>
    public torch.Tensor Loss(TorchTranslationBatch batch)
    {
        var (memory, hidden, cell) = Encode(batch.Sources);
        var embedded = _embedding.call(batch.Read);
        var parts = InputParts(embedded).split(batch.BatchSizes);
        var weight = StepWeight();
        var (states, contexts) = (new torch.Tensor[parts.Length], new torch.Tensor[parts.Length]);
        for (var step = 0; step < parts.Length; step++)
        {
            var live = batch.BatchSizes[step];
            if (live < hidden.shape[0])
                (hidden, cell) = (hidden.narrow(0, 0, live), cell.narrow(0, 0, live));
            (hidden, cell, contexts[step]) = Step(parts[step], weight, hidden, cell, memory.First(live));
            states[step] = hidden;
        }
        return torch.nn.functional.cross_entropy(
            Logits(torch.cat(states), embedded, torch.cat(contexts)), batch.Written);
    }

    /// <summary>The states of the sources, and where the decoder begins, <c>[batch, hidden]</c>.</summary>
    public (TorchMemory Memory, torch.Tensor Hidden, torch.Tensor Cell) Encode(TorchSources sources)
    {
        using var packed = torch.nn.utils.rnn.pack_padded_sequence(
            _embedding.call(sources.Tokens), sources.Lengths, batch_first: true, enforce_sorted: false);
        var (outputs, hidden, cell) = _encoder.call(packed);
        using (outputs)
        {
            var (states, _) = torch.nn.utils.rnn.pad_packed_sequence(outputs, batch_first: true);
            return (_attention.Remember(states, sources.Mask), Start(_bridgeHidden, hidden), Start(_bridgeCell, cell));
        }
    }

    private static torch.Tensor Start(TorchModules.Linear bridge, torch.Tensor last)
        => bridge.call(torch.cat([last[0], last[1]], 1)).tanh();

    /// <summary>The embeddings of tokens.</summary>
    public torch.Tensor Embed(torch.Tensor tokens) => _embedding.call(tokens);

    /// <summary>The part of the gates that embedded words have, <c>[rows, 4 hidden]</c>.</summary>
    public torch.Tensor InputParts(torch.Tensor embedded)
        => torch.nn.functional.linear(
            embedded, _decoder.weight_ih!.narrow(1, 0, EmbeddingSize), _decoder.bias_ih! + _decoder.bias_hh!);

    /// <summary>The weight of [context; hidden state], <c>[state + hidden, 4 hidden]</c>.</summary>
    public torch.Tensor StepWeight() => torch.cat(
        [_decoder.weight_ih!.narrow(1, EmbeddingSize, StateSize), _decoder.weight_hh!], 1).t();

    /// <param name="part">Of the words that are read, from <see cref="InputParts"/>.</param>
    /// <param name="weight">From <see cref="StepWeight"/>.</param>
    public (torch.Tensor Hidden, torch.Tensor Cell, torch.Tensor Context) Step(
        torch.Tensor part, torch.Tensor weight, torch.Tensor hidden, torch.Tensor cell, TorchMemory memory)
        => Step(part, weight, hidden, cell, _attention.Read(hidden, memory));

    /// <summary>The same where sources have different numbers of rows.</summary>
    /// <param name="places">The place of each row among <paramref name="width"/> of each source.</param>
    public (torch.Tensor Hidden, torch.Tensor Cell, torch.Tensor Context) Step(
        torch.Tensor part, torch.Tensor weight, torch.Tensor hidden, torch.Tensor cell, TorchMemory memory,
            torch.Tensor places, long width)
        => Step(part, weight, hidden, cell, _attention.Read(hidden, memory, places, width));

    private static (torch.Tensor Hidden, torch.Tensor Cell, torch.Tensor Context) Step(
        torch.Tensor part, torch.Tensor weight, torch.Tensor hidden, torch.Tensor cell, torch.Tensor context)
    {
        var gates = part.addmm(torch.cat([context, hidden], 1), weight).chunk(4, 1);
        var next = (gates[1].sigmoid() * cell).addcmul(gates[0].sigmoid(), gates[2].tanh(), 1f);
        return (gates[3].sigmoid() * next.tanh(), next, context);
    }

    /// <returns><c>[rows, vocabulary]</c>.</returns>
    public torch.Tensor Logits(torch.Tensor hidden, torch.Tensor embedded, torch.Tensor context)
        => torch.nn.functional.linear(
            _readout.call(torch.cat([hidden, embedded, context], 1)), Embeddings, _outputBias);
}
