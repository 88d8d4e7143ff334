namespace Unroll;

/// <summary>
/// A recurrent network as inference runs it where every call counts: for its last h alone, or in a search, a step at a
/// time. <see cref="Recurrent{TCell}"/> is one.
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
    /// A layer of a network of one direction in inference, a step at a time, for rows that go on from any rows of the
    /// step before.
    /// </summary>
    /// <param name="layer">Which layer, from 0.</param>
    LayerSteps Steps(int layer);

    /// <summary>
    /// A table of what the first layer reads, as of <see cref="IRecurrent.Tabulate"/>, which grows with the vectors
    /// that come.
    /// </summary>
    /// <param name="vectors">[n, input].</param>
    GrowingTable TabulateAsTheyCome(Parameter vectors);
}
