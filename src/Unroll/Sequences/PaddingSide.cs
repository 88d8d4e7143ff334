namespace Unroll;

/// <summary>Where a shorter sequence of a batch is filled up.</summary>
public enum PaddingSide
{
    /// <summary>After the sequence's last step.</summary>
    Right,

    /// <summary>Before the sequence's first step.</summary>
    Left,
}
