namespace Unroll.Text;

/// <summary>
/// <see cref="DecoderLayers"/> in inference, one step at a time for many rows, each of which continues any row of the
/// step before. Its memory is rented once for all steps. It belongs to one thread.
/// </summary>
internal sealed class DecoderSteps
{
    private readonly AttentionSteps? _first;
    private readonly LayerSteps[] _others;
    private readonly GrowingTable _words;
    private readonly Parameter _embeddings;
    private readonly Siblings _siblings = new();
    private Buffer<float> _read;
    private Buffer<float> _states;

    /// <param name="first">The layer that attends; null if none does.</param>
    /// <param name="others">The others, each on the states of the one below.</param>
    /// <param name="start">The states to start from, [layers, sequences, state].</param>
    /// <param name="words">The input products of words for the lowest layer.</param>
    /// <param name="embeddings">Their embeddings.</param>
    public DecoderSteps(
        AttentionSteps? first, LayerSteps[] others, RecurrentState start, GrowingTable words, Parameter embeddings)
    {
        (_first, _others, _words, _embeddings) = (first, others, words, embeddings);
        var size = start.Hidden.Count / start.Hidden.Shape[0];
        foreach (var (i, layer) in Layers.Index())
        {
            var memory = start.Memory is null ? default : start.Memory.Span.Slice(i * size, size);
            layer.Start(start.Hidden.Span.Slice(i * size, size), memory);
        }
    }

    /// <summary>
    /// [h; x; c] of each row of the last step: the last layer's state, the embedding, and with attention what was fed.
    /// </summary>
    public ReadOnlySpan<float> Read => _read.AsSpan(0, _siblings.Rows * Width);

    /// <summary>The attention weights at each step; null without attention.</summary>
    public AttentionHistory? Attention => _first?.History;

    private IEnumerable<LayerSteps> Layers => _first is null ? _others : _others.Prepend(_first.Layer);

    private LayerSteps Last => _others.Length > 0 ? _others[^1] : _first!.Layer;

    private int StateSize => Last.Weights.Hidden;

    private int Embedding => _embeddings.Shape[1];

    private int Width => StateSize + Embedding + (_first?.Layer.Weights.Context ?? 0);

    /// <summary>Takes a step.</summary>
    /// <param name="parents">
    /// For each row, the row of the step before that it continues; at the first step, the number of its sequence.
    /// </param>
    /// <param name="sources">The source of each row.</param>
    /// <param name="ids">The word that each row reads.</param>
    public void Step(ReadOnlySpan<int> parents, ReadOnlySpan<int> sources, ReadOnlySpan<int> ids)
    {
        _siblings.Find(parents, Last.Rows);
        _read.MakeRoom((long)parents.Length * Width);
        for (var row = 0; row < ids.Length; row++)
            _embeddings.Value.Span.Slice(ids[row] * Embedding, Embedding).CopyTo(_read.AsSpan(row * Width + StateSize));
        _first?.Step(_siblings, sources, _words, ids, _read.AsSpan(StateSize + Embedding), Width);
        for (var layer = 0; layer < _others.Length; layer++)
            Step(layer, ids);
        for (var row = 0; row < ids.Length; row++)
            Last.Hidden(row).CopyTo(_read.AsSpan(row * Width));
    }

    /// <summary>Returns the memory; nothing can be read afterwards.</summary>
    public void Release()
    {
        _first?.Release();
        foreach (var layer in _others)
            layer.Release();
        _siblings.Release();
        _read.Release();
        _states.Release();
    }

    /// <summary>A layer that does not attend.</summary>
    private void Step(int number, ReadOnlySpan<int> ids)
    {
        var layer = _others[number];
        layer.MakeRoom(ids.Length);
        if (number == 0 && _first is null)
        {
            _words.Copy(ids, layer.Gates, layer.GateStride);
        }
        else
        {
            var below = number == 0 ? _first!.Layer : _others[number - 1];
            _states.MakeRoom((long)ids.Length * StateSize);
            for (var row = 0; row < ids.Length; row++)
                below.Hidden(row).CopyTo(_states.AsSpan(row * StateSize));
            layer.ReadInputs(ids.Length, _states, StateSize);
        }
        layer.Advance(_siblings);
    }
}
