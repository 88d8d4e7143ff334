namespace Unroll;

/// <summary>
/// A recurrent network as inference uses it when each call must be cheap: for its last h alone, or one step at a time
/// in a search. <see cref="Recurrent{TCell}"/> implements it.
/// </summary>
internal interface IStepwiseRecurrent : IRecurrent
{
    /// <summary>
    /// The last layer's last h alone, [directions, sequences, hidden], in the batch's given order: no other state is
    /// written.
    /// </summary>
    /// <inheritdoc cref="IRecurrent.Forward(PackedSequence, TrainingPass?, RecurrentState?)"/>
    Tensor LastHidden(PackedSequence input, TrainingPass? pass = null);

    /// <inheritdoc cref="LastHidden(PackedSequence, TrainingPass?)"/>
    /// <inheritdoc cref="IRecurrent.Forward(InputTable, PackedTokens, RecurrentState?)"/>
    Tensor LastHidden(InputTable table, PackedTokens rows);

    /// <summary>
    /// A layer of a network of one direction in inference, one step at a time; each row of a step continues any row of
    /// the step before.
    /// </summary>
    /// <param name="layer">Which layer, from 0.</param>
    LayerSteps Steps(int layer);

    /// <summary>
    /// A table of the first layer's input products, as from <see cref="IRecurrent.Tabulate"/>, filled as vectors are
    /// first used.
    /// </summary>
    /// <param name="vectors">[n, input].</param>
    GrowingTable TabulateAsTheyCome(Parameter vectors);
}
