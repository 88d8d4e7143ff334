namespace Unroll;

/// <summary>Changes parameters by their gradients.</summary>
/// <remarks>
/// What it remembers from step to step can be taken out and put back, so that a training can be stopped and go on
/// (<see cref="Checkpoint"/>). Names are a parameter's and, after a dot, PyTorch's: <c>lstm.weight_ih_l0.exp_avg</c>.
/// An optimizer of parameters without names counts them, from 0. Neither the learning rate nor other settings are part
/// of the state: they are given when an optimizer is made.
/// </remarks>
public interface IOptimizer
{
    /// <summary>How far a step goes; may be set anew between steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is set that is negative or not finite.</exception>
    float LearningRate { get; set; }

    /// <summary>
    /// All that the state may hold, by name, so that nothing else needs to be read from a file. A parameter that had no
    /// gradient yet has none of it.
    /// </summary>
    IEnumerable<(string Name, Shape Shape)> StateShapes { get; }

    /// <summary>Takes one step. Parameters that the loss did not depend on stay as they are.</summary>
    /// <exception cref="InvalidOperationException">Another thread is in a step of this optimizer.</exception>
    void Step(Gradients gradients);

    /// <summary>
    /// What it remembers, by name. These are the very numbers that the next step changes; take it between steps.
    /// </summary>
    IEnumerable<(string Name, Tensor Tensor)> State();

    /// <summary>
    /// Goes on from a state, of which it keeps copies, in place of its own; where something does not fit, nothing is
    /// changed.
    /// </summary>
    /// <param name="tensors">What <see cref="State"/> gave: of each parameter all of it, or nothing.</param>
    /// <exception cref="ArgumentException">
    /// A part of what is kept of a parameter is missing, of another shape or no such number, or a tensor is left over;
    /// the message names it.
    /// </exception>
    void LoadState(IReadOnlyDictionary<string, Tensor> tensors);
}
