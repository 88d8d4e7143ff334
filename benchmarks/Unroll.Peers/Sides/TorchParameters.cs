using TorchSharp;

namespace Unroll.Peers;

/// <summary>Weights into a module's parameters, and gradients out of them.</summary>
internal static class TorchParameters
{
    public static torch.Tensor ToTensor(this Weight weight) => torch.tensor(weight.Data, weight.Shape);

    public static void Load(this torch.nn.Module module, Weights weights)
    {
        using var scope = torch.NewDisposeScope();
        using var noGrad = torch.no_grad();
        var names = new HashSet<string>();
        foreach (var (name, parameter) in module.named_parameters())
        {
            parameter.copy_(weights[name].ToTensor());
            names.Add(name);
        }
        if (!names.SetEquals(weights.Names))
            throw new InvalidOperationException(
                $"the module has {string.Join(", ", names)}; the weights are {string.Join(", ", weights.Names)}");
    }

    public static Dictionary<string, float[]> Gradients(this torch.nn.Module module)
    {
        using var scope = torch.NewDisposeScope();
        return module.named_parameters().ToDictionary(p => p.name, p => p.parameter.grad!.Values());
    }

    public static float[] Values(this torch.Tensor tensor) => tensor.detach().contiguous().data<float>().ToArray();
}
