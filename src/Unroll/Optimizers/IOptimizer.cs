namespace Unroll;

/// <summary>Changes parameters by their gradients.</summary>
/// <remarks>
/// Its state can be saved and loaded, so that a training can be stopped and resumed (<see cref="Checkpoint"/>). Names
/// are a parameter's and, after a dot, PyTorch's: <c>lstm.weight_ih_l0.exp_avg</c>. An optimizer of parameters without
/// names numbers them, from 0. The learning rate and other settings are not part of the state: they are given when an
/// optimizer is made.
/// </remarks>
public interface IOptimizer
{
    /// <summary>How far a step goes; may be changed between steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    float LearningRate { get; set; }

    /// <summary>
    /// Everything that the state may hold, by name, so that nothing else needs to be read from a file. A parameter that
    /// had no gradient yet has no state.
    /// </summary>
    IEnumerable<(string Name, Shape Shape)> StateShapes { get; }

    /// <summary>Takes one step. Parameters that the loss did not depend on stay as they are.</summary>
    /// <exception cref="InvalidOperationException">Another thread is taking a step of this optimizer.</exception>
    void Step(Gradients gradients);

    /// <summary>
    /// The state, by name. The tensors are those that the next step changes, so read them between steps.
    /// </summary>
    IEnumerable<(string Name, Tensor Tensor)> State();

    /// <summary>
    /// Replaces the state by copies of the given tensors; if something does not fit, nothing is
    /// changed.
    /// </summary>
    /// <param name="tensors">What <see cref="State"/> returned: of each parameter all of it, or nothing.</param>
    /// <exception cref="ArgumentException">
    /// A part of a parameter's state is missing, has another shape or an invalid value, or a tensor is left over;
    /// the message names it.
    /// </exception>
    void LoadState(IReadOnlyDictionary<string, Tensor> tensors);
}
