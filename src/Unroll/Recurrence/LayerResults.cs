namespace Unroll;

/// <summary>What of a layer's pass somebody will read, so that nothing else is written.</summary>
[Flags]
internal enum LayerResults
{
    /// <summary>h of every step.</summary>
    Outputs = 1,

    /// <summary>The last h.</summary>
    Hidden = 2,

    /// <summary>The last c, of a cell that has one.</summary>
    Memory = 4,

    /// <summary>The last states.</summary>
    States = Hidden | Memory,
}
