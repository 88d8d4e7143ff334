namespace Unroll.Text;

/// <summary>Initial weights that all layers draw from one range.</summary>
internal static class InitialWeights
{
    /// <summary>Draws every parameter again, from U(-range, range).</summary>
    public static void Redraw(this IModule module, float range, Draws seeds)
    {
        ulong index = 0;
        foreach (var (_, parameter) in module.NamedParameters())
        {
            var bits = seeds.Bits(index++);
            parameter.StartFrom(_ => Tensor.Uniform(parameter.Shape, -range, range, bits));
        }
    }
}
