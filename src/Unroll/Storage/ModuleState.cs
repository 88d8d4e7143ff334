namespace Unroll;

public static partial class Modules
{
    /// <summary>
    /// The module's parameters as they are now, by name: PyTorch's <c>state_dict</c>, in the form that <see
    /// cref="SafeTensors"/> takes it.
    /// </summary>
    public static IEnumerable<(string Name, Tensor Tensor)> State(this IModule module)
    {
        ArgumentNullException.ThrowIfNull(module);
        return module.NamedParameters().Select(entry => (entry.Name, entry.Parameter.Value));
    }

    /// <summary>Loads all parameters by name; if one does not fit, none is changed.</summary>
    /// <param name="tensors">A tensor for each of the module's parameters, and no others.</param>
    /// <exception cref="ArgumentException">
    /// A parameter's tensor is missing or of another shape, or a tensor is left over; the message names the first.
    /// </exception>
    public static void LoadState(this IModule module, IReadOnlyDictionary<string, Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(tensors);
        var parameters = module.NamedParameters().ToArray();
        foreach (var (name, parameter) in parameters)
        {
            if (!tensors.TryGetValue(name, out var tensor))
                throw new ArgumentException(
                    $"there is no tensor \"{name}\", which this module of {parameters.Length} parameters needs",
                    nameof(tensors));
            if (tensor is null)
                throw new ArgumentException($"tensor \"{name}\" is null; give one, or leave it out", nameof(tensors));
            if (tensor.Shape != parameter.Shape)
                throw new ArgumentException(
                    $"tensor \"{name}\" has shape {tensor.Shape}, but this module's has {parameter.Shape}",
                    nameof(tensors));
        }
        var known = parameters.Select(entry => entry.Name).ToHashSet();
        foreach (var name in tensors.Keys)
        {
            if (!known.Contains(name))
                throw new ArgumentException(
                    $"tensor {Quoted.Tensor(name)} belongs to no parameter of this module", nameof(tensors));
        }
        foreach (var (name, parameter) in parameters)
            parameter.Assign(tensors[name]);
    }
}
