namespace Unroll;

/// <summary>Changes parameters by their gradients.</summary>
public interface IOptimizer
{
    /// <summary>How far a step goes; may be set anew between steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is set that is negative or not finite.</exception>
    float LearningRate { get; set; }

    /// <summary>Takes one step. Parameters that the loss did not depend on stay as they are.</summary>
    /// <exception cref="InvalidOperationException">Another thread is in a step of this optimizer.</exception>
    void Step(Gradients gradients);
}
