namespace Unroll.Peers;

/// <summary>The command line cannot be understood; the message says what about it.</summary>
internal sealed class UsageException(string message) : Exception(message);
