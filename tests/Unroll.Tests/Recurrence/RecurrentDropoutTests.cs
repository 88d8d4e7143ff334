namespace Unroll.Tests.Recurrence;

/// <summary>
/// Variational dropout of the hidden state: the same units at every step, exact gradients, nothing in inference.
/// </summary>
public class RecurrentDropoutTests
{
    private const float Probability = 0.4f;

    private static readonly RecurrentOptions Dropping = new() { RecurrentDropout = Probability };

    [Fact]
    public void TheRecurrentProductMissesTheSameUnitsAtEveryStep()
    {
        int[] lengths = [4, 3, 1];
        var network = new Recurrent<ElmanCell>(2, 5, Dropping, seed: 1);
        Tensor[] sequences = [.. lengths.Select((length, i) => Tensor.Uniform(new Shape(length, 2), -1, 1, (ulong)i))];
        var outputs = network.Forward(
            PackedSequence.PackSequence(sequences), new TrainingPass(7, 3)).Output.UnpackSequence();
        var draws = new Draws(7, 3, 0);
        var parameters = network.NamedParameters().ToDictionary(entry => entry.Name, entry => entry.Parameter.Value);
        for (var sequence = 0; sequence < lengths.Length; sequence++)
        {
            float[] mask = [.. Enumerable.Range(0, 5).Select(
                unit => draws.Uniform((ulong)(sequence * 5 + unit)) >= Probability ? 1 / (1 - Probability) : 0)];
            Assert.Contains(0, mask);
            var h = new double[5];
            for (var step = 0; step < lengths[sequence]; step++)
            {
                h = [.. Enumerable.Range(0, 5).Select(unit => Math.Tanh(
                    parameters["bias_ih_l0"][unit] + parameters["bias_hh_l0"][unit]
                    + Enumerable.Range(0, 2)
                        .Sum(i => (double)parameters["weight_ih_l0"][unit, i] * sequences[sequence][step, i])
                    + Enumerable.Range(0, 5).Sum(i => parameters["weight_hh_l0"][unit, i] * mask[i] * h[i])))];
                for (var unit = 0; unit < 5; unit++)
                    Assert.Equal(h[unit], outputs[sequence][step, unit], 1e-6);
            }
        }
    }

    [Fact]
    public void GradientsAreThoseOfDifferences()
    {
        Check(new Recurrent<LstmCell>(2, 3, Dropping with { Layers = 2, Bidirectional = true }, seed: 1),
            memory: true);
        Check(new Recurrent<GruCell>(2, 3, Dropping with { Bidirectional = true }, seed: 1), memory: false);
        Check(new Recurrent<ForgetGateCell>(2, 3, Dropping, seed: 1), memory: false);

        static void Check<TCell>(Recurrent<TCell> network, bool memory) where TCell : struct, IRecurrentCell
        {
            var layout = PackedLayout.Of([2, 4, 1]);
            var states = new Shape(network.Layers * (network.Bidirectional ? 2 : 1), 3, 3);
            Tensor[] inputs = [Tensor.Uniform(new Shape(layout.Rows, 2), -1, 1, 1), Tensor.Uniform(states, -1, 1, 2),
                .. memory ? [Tensor.Uniform(states, -1, 1, 3)] : Array.Empty<Tensor>()];
            GradientCheck.Of(
                (x, pass) =>
                {
                    var (output, state) = network.Forward(
                        new PackedSequence(x[0], layout), pass, new RecurrentState(x[1], memory ? x[2] : null));
                    return Tensor.Concatenate(
                        [output.Data.Reshape(output.Data.Count), state.Hidden.Reshape(state.Hidden.Count)]);
                },
                inputs, [.. network.NamedParameters().Select(entry => entry.Parameter)]);
        }
    }

    [Fact]
    public void InferenceDropsNothing()
    {
        var with = new Recurrent<LstmCell>(2, 3, Dropping, seed: 1);
        var without = new Recurrent<LstmCell>(2, 3, seed: 1);
        var input = Tensor.Uniform(new Shape(5, 2, 2), -1, 1, 1);
        Near.SameBits(without.Forward(input).Output.Span, with.Forward(input).Output.Span);
        Assert.NotEqual(
            without.Forward(input, new TrainingPass(1, 0)).Output.ToArray(),
            with.Forward(input, new TrainingPass(1, 0)).Output.ToArray());
    }

    [Fact]
    public void AShareOutOfRangeIsRefused()
    {
        Assert.Contains(
            "RecurrentDropout is 1", Assert.Throws<ArgumentOutOfRangeException>(
            () => new Recurrent<LstmCell>(2, 3, Dropping with { RecurrentDropout = 1 })).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new Recurrent<LstmCell>(2, 3, Dropping with { RecurrentDropout = float.NaN }));
    }
}
