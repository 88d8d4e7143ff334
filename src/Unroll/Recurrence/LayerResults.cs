namespace Unroll;

/// <summary>Which results of a layer's pass are needed, so that nothing else is written.</summary>
[Flags]
internal enum LayerResults
{
    /// <summary>h of every step.</summary>
    Outputs = 1,

    /// <summary>The last h.</summary>
    Hidden = 2,

    /// <summary>The last c, if the cell has one.</summary>
    Memory = 4,

    /// <summary>The last states.</summary>
    States = Hidden | Memory,
}
