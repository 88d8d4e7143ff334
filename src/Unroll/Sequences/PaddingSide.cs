namespace Unroll;

/// <summary>On which side a shorter sequence of a batch is padded.</summary>
public enum PaddingSide
{
    /// <summary>After the sequence's last step.</summary>
    Right,

    /// <summary>Before the sequence's first step.</summary>
    Left,
}
