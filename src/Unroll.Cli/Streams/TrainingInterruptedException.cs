namespace Unroll.Cli.Streams;

/// <summary>A training that Ctrl-C ended before there was a model; the message says whether it can go on.</summary>
internal sealed class TrainingInterruptedException(string message) : OperationCanceledException(message);
