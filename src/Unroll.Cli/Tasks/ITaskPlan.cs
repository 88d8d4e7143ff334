namespace Unroll.Cli.Tasks;

/// <summary>What a training of some task is to do.</summary>
internal interface ITaskPlan
{
    /// <summary>All files that are read beside the data, and must not be written over.</summary>
    IEnumerable<string?> Inputs { get; }

    /// <summary>Reads the data and makes a model with initial weights.</summary>
    ITrainingRun Prepare(Terminal terminal);
}
