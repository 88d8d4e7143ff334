namespace Unroll.Peers;

/// <summary>Weights into a module's parameters, and gradients out of them.</summary>
internal static class UnrollParameters
{
    public static Tensor Tensor(Weight weight)
        => Unroll.Tensor.Of(new Shape([.. weight.Shape.Select(size => (int)size)]), weight.Data);

    public static Weight Weight(Tensor tensor)
        => new([.. Enumerable.Range(0, tensor.Shape.Rank).Select(i => (long)tensor.Shape[i])], tensor.ToArray());

    public static void Load(this IEnumerable<(string Name, Parameter Parameter)> parameters, Weights weights)
    {
        var names = new HashSet<string>();
        foreach (var (name, parameter) in parameters)
        {
            parameter.Assign(Tensor(weights[name]));
            names.Add(name);
        }
        if (!names.SetEquals(weights.Names))
        {
            throw new InvalidOperationException(
                $"the module has {string.Join(", ", names)}; the weights are {string.Join(", ", weights.Names)}");
        }
    }

    public static Dictionary<string, float[]> Of(
        this Gradients gradients, IEnumerable<(string Name, Parameter Parameter)> parameters)
        => parameters.ToDictionary(p => p.Name, p => gradients[p.Parameter].ToArray());
}
