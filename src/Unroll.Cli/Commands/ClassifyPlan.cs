using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>What <c>train classify</c> is to do.</summary>
/// <param name="Data">The file to learn from; null for the sample.</param>
/// <param name="Dev">The file to choose the best epoch by, where given.</param>
/// <param name="Test">The file to measure by, where given.</param>
/// <param name="Sample">The sample to learn from where there is no file.</param>
/// <param name="ModelPath">The file to write.</param>
/// <param name="Options">What the model is made of.</param>
/// <param name="Training">How it is trained.</param>
/// <param name="Threads">Threads to compute with; null for all processors.</param>
/// <param name="Json">Whether a program reads the output.</param>
internal sealed record ClassifyPlan(
    string? Data, string? Dev, string? Test, string Sample, string ModelPath, TextClassifierOptions Options, TrainingOptions Training, int? Threads, bool Json)
{
    public ClassifyData Read() => Data is null ? ClassifyData.OfSample(Sample, Dev, Test) : ClassifyData.OfFiles(Data, Dev, Test);
}
