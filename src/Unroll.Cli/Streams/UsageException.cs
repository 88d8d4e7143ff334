namespace Unroll.Cli.Streams;

/// <summary>Options that are right one by one but not together.</summary>
internal sealed class UsageException(string message) : Exception(message);
