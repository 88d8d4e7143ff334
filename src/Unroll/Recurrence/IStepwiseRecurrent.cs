namespace Unroll.Recurrence;

/// <summary>A recurrent network as a search runs it, a step at a time; <see cref="Recurrent{TCell}"/> is one.</summary>
internal interface IStepwiseRecurrent : IRecurrent
{
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
