namespace Unroll.Text;

/// <summary>The context in which options are read from a model file.</summary>
/// <param name="Format">The format of the file.</param>
/// <param name="Parts">Parts of models from outside the library.</param>
internal sealed record FileContext(int Format, OutsideParts Parts);
