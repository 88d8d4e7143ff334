namespace Unroll.Text;

/// <summary>What options are read with from a model file.</summary>
/// <param name="Format">The format of the file.</param>
/// <param name="Parts">What models may be made of that is from outside the library.</param>
internal sealed record FileContext(int Format, OutsideParts Parts);
