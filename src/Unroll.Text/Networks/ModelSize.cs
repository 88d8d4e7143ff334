namespace Unroll.Text;

/// <summary>
/// Limits the size of a model, whichever of its sizes make it large. It is checked before any weight is allocated.
/// </summary>
internal static class ModelSize
{
    /// <exception cref="ArgumentException">
    /// The model has more weights than <see cref="NetworkOptions.MaximumWeights"/>.
    /// </exception>
    public static void Check(IModule model)
    {
        var (largest, weights) = (
            model.NamedParameters().MaxBy(entry => entry.Parameter.Shape.Count), model.ParameterCount());
        if (weights > NetworkOptions.MaximumWeights)
            throw new ArgumentException(
                $"the model would have {weights} weights, {largest.Name} of shape {largest.Parameter.Shape} the "
                    + "most of them, "
                + $"but at most {NetworkOptions.MaximumWeights} were expected; make its sizes, layers or "
                    + "vocabulary smaller");
    }
}
