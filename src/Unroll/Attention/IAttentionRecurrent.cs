namespace Unroll;

/// <summary>
/// A recurrent layer whose update has attention as an extra input (Bahdanau et al. 2015), over any cell: at each step
/// the previous state h(t-1) is scored against the states of a source, equation (12), and their weighted sum,
/// equation (13), is joined to the step's own input. It is <see cref="AttentionRecurrent{TCell}"/> without the cell's
/// type.
/// </summary>
/// <remarks>
/// A decoder that chooses its own input runs one step per call and passes on the state of the call before. The results
/// are the same as those of all steps in one call:
/// <code>
/// next = layer.Forward(words, sources, result.State, coverage: result.Coverage);
/// </code>
/// If sequences change their order, as hypotheses do in a beam search, reorder the rows of the states in the same way,
/// and <see cref="AttentionResult.Coverage"/> with <see cref="AttentionCoverage.Select"/>.
/// </remarks>
public interface IAttentionRecurrent : IModule
{
    /// <summary>Features of a step's own input x(t).</summary>
    int InputSize { get; }

    /// <summary>Units of h.</summary>
    int HiddenSize { get; }

    /// <summary>Elements of a source's state, and so of the context.</summary>
    int ContextSize { get; }

    /// <summary>
    /// Elements of what the update reads besides x(t): the context, or with input feeding the attentional vector, as
    /// large as h.
    /// </summary>
    int FedSize { get; }

    /// <summary>
    /// Prepares the sources: the part of their scores that does not depend on the decoder is computed here, once, so
    /// the layer's parameters must not change before the last <see cref="Forward"/> with them.
    /// </summary>
    /// <param name="states">The sources' states, data [rows, context].</param>
    /// <param name="pass">The training pass; null for inference.</param>
    /// <exception cref="ArgumentException">The states are of another size.</exception>
    AttentionSources Prepare(PackedSequence states, TrainingPass? pass = null);

    /// <summary>
    /// Runs a packed batch, whole or its next steps; for the latter, pass the state and the coverage that the
    /// call before returned.
    /// </summary>
    /// <param name="input">x of every step, data [rows, input].</param>
    /// <param name="sources">The sources, from <see cref="Prepare"/> in the same pass.</param>
    /// <param name="initial">
    /// The states to start from, [1, sequences, hidden], in the batch's given order; null for zero.
    /// </param>
    /// <param name="pass">The training pass; null for inference.</param>
    /// <param name="sourceOf">
    /// For each sequence, in the given order, which source it attends to; null if sequence and source have the same
    /// number. Inference only.
    /// </param>
    /// <param name="coverage">
    /// In a layer with coverage, how much of its source each sequence, in the given order, has read before:
    /// <see cref="AttentionResult.Coverage"/> of the steps before, reordered if necessary with
    /// <see cref="AttentionCoverage.Select"/>; null for nothing. No gradient flows into it.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A size or a number does not fit, <paramref name="sourceOf"/> is given in a training pass, or
    /// <paramref name="coverage"/> to a layer without coverage.
    /// </exception>
    AttentionResult Forward(
        PackedSequence input, AttentionSources sources, RecurrentState? initial = null, TrainingPass? pass = null,
        int[]? sourceOf = null, AttentionCoverage? coverage = null);
}

/// <summary>The result of a layer with attention.</summary>
/// <param name="Output">h of every step, packed, [rows, hidden].</param>
/// <param name="Read">
/// What each step's update read, packed: x(t), then the context c(t) or the attentional vector, [rows, input +
/// fed].
/// </param>
/// <param name="Weights">α: the weight of each state of the source at each step.</param>
/// <param name="State">Each sequence's last states, [1, sequences, hidden], in the batch's given order.</param>
public sealed record AttentionResult(
    PackedSequence Output, PackedSequence Read, AttentionWeights Weights, RecurrentState State)
{
    /// <summary>
    /// How much of its source each sequence has read up to its last step, for the call that continues; null if the
    /// layer has no coverage.
    /// </summary>
    public AttentionCoverage? Coverage { get; init; }
}
