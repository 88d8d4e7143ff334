namespace Unroll;

/// <summary>
/// Something with parameters. Saving, loading, optimizers and gradients all use this one list; names are PyTorch's,
/// so a <c>state_dict</c> fits without renaming.
/// </summary>
public interface IModule
{
    /// <summary>
    /// The parameters with their names, each name once, in a fixed order; names of nested parts are joined by dots.
    /// </summary>
    IEnumerable<(string Name, Parameter Parameter)> NamedParameters();
}

/// <summary>What every module can do.</summary>
public static partial class Modules
{
    /// <summary>The module's parameters named as parts of a larger one: <c>lstm.weight_ih_l0</c>.</summary>
    public static IEnumerable<(string Name, Parameter Parameter)> Under(this IModule module, string name)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(name);
        return module.NamedParameters().Select(entry => ($"{name}.{entry.Name}", entry.Parameter));
    }

    /// <summary>How many numbers the module learns.</summary>
    public static long ParameterCount(this IModule module)
    {
        ArgumentNullException.ThrowIfNull(module);
        return module.NamedParameters().Sum(entry => (long)entry.Parameter.Shape.Count);
    }
}
