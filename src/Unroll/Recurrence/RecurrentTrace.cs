namespace Unroll;

/// <summary>What happened inside a recurrent network over one sequence.</summary>
/// <param name="Layers">
/// Layer by layer, the forward direction first: as many as layers * directions, as in <see cref="RecurrentState"/>.
/// </param>
public sealed record RecurrentTrace(IReadOnlyList<LayerTrace> Layers);

/// <summary>What happened inside one direction of one layer.</summary>
/// <param name="Layer">The layer, from 0.</param>
/// <param name="IsReverse">Whether the direction runs from the sequence's end to its start.</param>
/// <param name="Series">
/// The cell's gates after their activation (<see cref="IRecurrentCell.GateNames"/>), then <c>c</c> for a cell with a
/// memory, then <c>h</c>.
/// </param>
public sealed record LayerTrace(int Layer, bool IsReverse, IReadOnlyList<TracedSeries> Series)
{
    /// <summary>The values of a name, [time, hidden].</summary>
    /// <exception cref="ArgumentException">There is no series of that name.</exception>
    public Tensor this[string name] => Series.FirstOrDefault(series => series.Name == name)?.Values
        ?? throw new ArgumentException(
            $"there is no series {Quoted.Cell(name)}; expected one of "
            + string.Join(", ", Series.Select(series => series.Name)), nameof(name));
}

/// <summary>A gate or a state at every step.</summary>
/// <param name="Name">Its name in the cell's equations.</param>
/// <param name="Values">
/// [time, hidden], in the sequence's order, also for the direction that runs from its end.
/// </param>
public sealed record TracedSeries(string Name, Tensor Values);
