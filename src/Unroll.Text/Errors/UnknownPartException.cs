namespace Unroll.Text;

/// <summary>A model file names a part from outside the library that was not given.</summary>
internal sealed class UnknownPartException(string what, string name, string found, string argument)
    : Exception($"the model {what} {Quoted.Cell(name)}, but {found}; give it to Load, as in Load(path, {argument})");
