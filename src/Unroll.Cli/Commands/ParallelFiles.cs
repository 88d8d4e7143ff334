using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>The files that translations are in, where they are not in the files of their sources.</summary>
/// <param name="Train">The translations of the training sentences.</param>
/// <param name="Dev">Those of the dev sentences.</param>
/// <param name="Test">Those of the test sentences.</param>
/// <param name="Options">How files are written.</param>
internal sealed record ParallelFiles(string? Train, string? Dev, string? Test, ParallelTextOptions Options)
{
    /// <summary>All of them.</summary>
    public IEnumerable<string?> All => [Train, Dev, Test];

    /// <summary>The pairs of a file of one part: train, dev or test.</summary>
    public IEnumerable<SentencePair> Read(string path, string part) =>
        ParallelTextFile.Read(path, part switch { "train" => Train, "dev" => Dev, _ => Test }, Options);
}
