namespace Unroll;

/// <summary>
/// How much of a loss's gradient arrives at earlier steps. The chain rule multiplies by one factor per step, so the
/// gradient vanishes or explodes with the distance unless the recurrence keeps it (Hochreiter 1991; Bengio, Simard
/// &amp; Frasconi 1994).
/// </summary>
public static class GradientFlow
{
    /// <summary>
    /// The norm of the loss's gradient with respect to the state after each step: h, and the memory c where the cell
    /// has one, of all layers and sequences together.
    /// </summary>
    /// <param name="network">A network of one direction.</param>
    /// <param name="input">
    /// A batch of sequences of one length, [time, batch, input], also for a network that is batch first.
    /// </param>
    /// <param name="loss">
    /// The loss of the last layer's h at every step, [time, batch, hidden], in a pass.
    /// </param>
    /// <returns>
    /// One norm per step. Zero where the loss does not depend on the state; infinite or not a number where values are
    /// too large for float32. A network with dropout drops as in training.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// The network is bidirectional, as states of later steps would not depend on earlier ones alone; or the input has
    /// another rank or feature size, or no step or sequence.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The loss is null, is not one number, or depends on no state at all.
    /// </exception>
    public static double[] Norms(IRecurrent network, Tensor input, Func<Tensor, TrainingPass, Tensor> loss)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(loss);
        if (network.Bidirectional)
            throw new ArgumentException("the network is bidirectional; give one of one direction", nameof(network));
        if (input.Rank != 3 || input.Shape[0] == 0 || input.Shape[1] == 0 || input.Shape[2] != network.InputSize)
            throw new ArgumentException(
                $"the input has shape {input.Shape}, but [time, batch, {network.InputSize}] was expected, of one step "
                + "and sequence or more", nameof(input));
        var (steps, batch) = (input.Shape[0], input.Shape[1]);
        int[] lengths = [.. Enumerable.Repeat(1, batch)];
        var pass = new TrainingPass(seed: 0, step: 0);
        // Zeros that are added to a state have its gradient.
        var added = new (Parameter Hidden, Parameter? Memory)[steps];
        var outputs = new Tensor[steps];
        RecurrentState? state = null;
        for (var t = 0; t < steps; t++)
        {
            var step = PackedSequence.Pack(input.Slice(0, t, 1), lengths);
            var (hidden, memory) = network.Forward(step, pass, state).State;
            var zeros = added[t] = (Zeros(hidden), memory is null ? null : Zeros(memory));
            hidden += pass.Track(zeros.Hidden);
            state = new(hidden, memory is null ? null : memory + pass.Track(zeros.Memory!));
            outputs[t] = hidden.Select(0, network.Layers - 1);
        }
        var gradients = (loss(Tensor.Stack(outputs), pass)
            ?? throw new InvalidOperationException("the loss is null, but a scalar was expected")).Backward();
        return Array.ConvertAll(added, one => Math.Sqrt(Square(one.Hidden) + Square(one.Memory)));

        double Square(Parameter? zeros)
        {
            if (zeros is null || !gradients.Contains(zeros))
                return 0;
            var sum = 0.0;
            foreach (var value in gradients[zeros].Span)
                sum += (double)value * value;
            return sum;
        }
    }

    private static Parameter Zeros(Tensor state) => new(Tensor.Zeros(state.Shape.Sizes));
}
