using Unroll.Text;

namespace Unroll.Cli.Views;

/// <summary>A table with a row for each epoch.</summary>
internal interface IProgressTable
{
    /// <summary>Shows the progress of a training for as long as it runs.</summary>
    void Watch(Action<Action<TrainingProgress>> train);
}
