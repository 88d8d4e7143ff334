namespace Unroll.Cli.Streams;

/// <summary>Options that are valid one by one but not together.</summary>
internal sealed class UsageException(string message) : Exception(message);
