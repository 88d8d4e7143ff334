namespace Unroll;

/// <summary>
/// A recurrent network over any cell: what <see cref="Recurrent{TCell}"/> is, without the cell's type.
/// </summary>
public interface IRecurrent : IModule
{
    /// <summary>Features of the input.</summary>
    int InputSize { get; }

    /// <summary>Units of h.</summary>
    int HiddenSize { get; }

    /// <summary>How many layers are stacked.</summary>
    int Layers { get; }

    /// <summary>Whether every layer also runs from each sequence's end to its start.</summary>
    bool Bidirectional { get; }

    /// <summary>Runs a padded batch, every sequence over all its steps, or one unbatched sequence.</summary>
    /// <param name="input">
    /// [time, batch, input], [batch, time, input] where the network is batch first, or unbatched [time, input].
    /// </param>
    /// <param name="pass">The training pass; null for inference.</param>
    /// <param name="initial">The states to start from; null for zero.</param>
    /// <returns>
    /// h of the last layer at every step, [.., directions * hidden], laid out as the input; and the last states.
    /// </returns>
    /// <exception cref="ArgumentException">A rank, feature size or state shape does not fit.</exception>
    (Tensor Output, RecurrentState State) Forward(
        Tensor input, TrainingPass? pass = null, RecurrentState? initial = null);

    /// <summary>Runs a packed batch.</summary>
    /// <param name="input">Data [rows, input].</param>
    /// <param name="pass">The training pass; null for inference.</param>
    /// <param name="initial">The states to start from, in the batch's given order; null for zero.</param>
    /// <returns>
    /// h of the last layer at every step, packed, [rows, directions * hidden]; and each sequence's last states, in the
    /// batch's given order.
    /// </returns>
    /// <exception cref="ArgumentException">A feature size or state shape does not fit.</exception>
    (PackedSequence Output, RecurrentState State) Forward(
        PackedSequence input, TrainingPass? pass = null, RecurrentState? initial = null);

    /// <summary>Only the last states of the same run; the outputs are not written.</summary>
    /// <inheritdoc cref="Forward(PackedSequence, TrainingPass?, RecurrentState?)"/>
    RecurrentState LastState(PackedSequence input, TrainingPass? pass = null, RecurrentState? initial = null);

    /// <summary>
    /// Runs one sequence from zero states in inference, step by step, and returns what happened inside: gates, memory
    /// and hidden state of every layer and direction. To look at, and much slower than Forward, whose outputs are its
    /// last layer's h.
    /// </summary>
    /// <param name="input">[time, input], of one step or more.</param>
    /// <exception cref="ArgumentException">The rank or feature size does not fit, or there is no step.</exception>
    /// <exception cref="InvalidOperationException">
    /// <see cref="IRecurrentCell.GateNames"/> of the cell are too many, one is blank, or two are the same.
    /// </exception>
    RecurrentTrace Trace(Tensor input);

    /// <summary>
    /// Computes for some vectors the part of the first layer's pre-activations that depends on them alone, for batches
    /// in which they occur again and again. Inference only.
    /// </summary>
    /// <param name="vectors">[n, input], such as the embeddings of the words of many texts.</param>
    /// <exception cref="ArgumentException">
    /// The feature size does not fit, there is no vector, or there are more than a table can hold.
    /// </exception>
    InputTable Tabulate(Tensor vectors);

    /// <summary>
    /// Runs a packed batch whose inputs are rows of a table, in inference: the results are the same as for the vectors
    /// themselves.
    /// </summary>
    /// <param name="table">
    /// From <see cref="Tabulate"/> of this network, whose parameters have not changed since.
    /// </param>
    /// <param name="rows">For each step, its row of the table.</param>
    /// <param name="initial">The states to start from, in the batch's given order; null for zero.</param>
    /// <returns>As of <see cref="Forward(PackedSequence, TrainingPass?, RecurrentState?)"/>.</returns>
    /// <exception cref="ArgumentException">
    /// The table is another network's, it has no such row, or a state shape does not fit.
    /// </exception>
    /// <exception cref="InvalidOperationException">The parameters have changed.</exception>
    (PackedSequence Output, RecurrentState State) Forward(
        InputTable table, PackedTokens rows, RecurrentState? initial = null);

    /// <summary>Only the last states of the same run; the outputs are not written.</summary>
    /// <inheritdoc cref="Forward(InputTable, PackedTokens, RecurrentState?)"/>
    RecurrentState LastState(InputTable table, PackedTokens rows, RecurrentState? initial = null);
}
