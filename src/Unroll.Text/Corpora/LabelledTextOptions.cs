namespace Unroll.Text;

/// <summary>.</summary>
public sealed record LabelledTextOptions;
