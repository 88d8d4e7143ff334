namespace Unroll;

/// <summary>The parameters of a module from outside, each with a name of its own, by which it is saved.</summary>
internal static class ModuleParameters
{
    /// <param name="module">The module.</param>
    /// <param name="parameter">The parameter that it came by, for messages.</param>
    /// <exception cref="ArgumentNullException">There is no module.</exception>
    /// <exception cref="ArgumentException">
    /// There is no list, a name or a parameter is null, or a name comes twice.
    /// </exception>
    public static (string Name, Parameter Parameter)[] Of(IModule? module, string parameter)
    {
        ArgumentNullException.ThrowIfNull(module, parameter);
        (string Name, Parameter Parameter)[] entries = [.. module.NamedParameters() ?? throw new ArgumentException(
            "the module's NamedParameters returned null; return an empty list if there are none", parameter)];
        var places = new Dictionary<string, int>();
        for (var i = 0; i < entries.Length; i++)
        {
            var (name, value) = entries[i];
            if (name is null || value is null)
                throw new ArgumentException(
                    $"the module's parameter {i} {(name is null ? "has no name" : "is null")}; give each with its name",
                    parameter);
            if (!places.TryAdd(name, i))
                throw new ArgumentException(
                    $"the module's parameters {places[name]} and {i} are both called {Quoted.Tensor(name)}, but each "
                    + "is saved by its own name; rename one", parameter);
        }
        return entries;
    }
}
