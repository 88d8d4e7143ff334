namespace Unroll.Cli.Tasks;

/// <summary>The plan of a training of some task.</summary>
internal interface ITaskPlan
{
    /// <summary>All files that are read besides the data, and must not be overwritten.</summary>
    IEnumerable<string?> Inputs { get; }

    /// <summary>Reads the data and makes a model with initial weights.</summary>
    ITrainingRun Prepare(Terminal terminal);
}
