namespace Unroll;

/// <summary>
/// One forward pass in training: layers that are given it record what they do, so that gradients can go back, and draw
/// their dropout from it. Without a pass, forward means inference. A pass is for one thread and one step.
/// </summary>
/// <remarks>
/// The draws are hashed from seed, step and order of use, so the same seed and step give the same draws.
/// </remarks>
/// <param name="seed">The seed of the whole training.</param>
/// <param name="step">Which step this is.</param>
public sealed class TrainingPass(ulong seed, long step)
{
    private readonly Dictionary<Parameter, Tensor> _tracked = [];
    private ulong _draws;

    /// <summary>The parameter's values as a tensor whose gradient is kept.</summary>
    public Tensor Track(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        if (!_tracked.TryGetValue(parameter, out var tensor))
            _tracked.Add(parameter, tensor = Node.Leaf(parameter.Value, parameter));
        return tensor;
    }

    /// <summary>
    /// The same values as a tensor whose gradient is kept: read it as <c>gradients[watched]</c>. The backward pass ends
    /// there: what made <paramref name="tensor"/> gets no gradient through it.
    /// </summary>
    public Tensor Watch(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return Node.Leaf(tensor, tensor.Detach());
    }

    /// <summary>The stream of the next random operation.</summary>
    internal Draws NextDraws() => new(seed, (ulong)step, _draws++);
}
