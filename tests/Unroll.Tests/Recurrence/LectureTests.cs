namespace Unroll.Tests.Recurrence;

/// <summary>What the lecture says and prints.</summary>
public class LectureTests
{
    [Fact]
    public void RnnHasTheLecturesShapes()
    {
        var rnn = new Rnn(inputSize: 4, hiddenSize: 5, layers: 1, bidirectional: false, batchFirst: true);
        var (outputs, hn) = rnn.Forward(Tensor.Rand(2, 3, 4));
        Assert.Equal("[2, 3, 5]", outputs.Shape.ToString());
        Assert.Equal("[1, 2, 5]", hn.Shape.ToString());
        Assert.Equal(outputs.Select(1, 2).ToArray(), hn.ToArray()); // the last state is the last output
    }

    [Fact]
    public void LstmHasTheLecturesShapes()
    {
        var lstm = new Lstm(inputSize: 4, hiddenSize: 5, batchFirst: true);
        var (outputs, (hn, cn)) = lstm.Forward(Tensor.Rand(2, 3, 4));
        Assert.Equal("[2, 3, 5]", outputs.Shape.ToString());
        Assert.Equal("[1, 2, 5]", hn.Shape.ToString());
        Assert.Equal("[1, 2, 5]", cn.Shape.ToString());
        Assert.Equal(outputs.Select(1, 2).ToArray(), hn.ToArray());
        Assert.NotEqual(hn.ToArray(), cn.ToArray());
    }

    [Fact]
    public void TheResidualCellIsTheSumOfItsUpdates()
    {
        // h(t) = h(k) + u(k+1) + ... + u(t), below equation (4), with u(t) computed again from (3) in double precision.
        const int Steps = 6, Hidden = 5;
        var network = new Recurrent<ResidualCell>(inputSize: 3, Hidden, seed: 4);
        var input = Tensor.Uniform(new Shape(Steps, 3), -1, 1, 2);
        var h = network.Forward(input).Output;
        var p = network.NamedParameters().ToDictionary(entry => entry.Name, entry => entry.Parameter.Value);
        for (var k = 0; k < Steps; k++)
        {
            for (var unit = 0; unit < Hidden; unit++)
            {
                var sum = (double)h[k, unit];
                for (var t = k + 1; t < Steps; t++)
                {
                    double z = p["bias_ih_l0"][unit] + p["bias_hh_l0"][unit];
                    for (var j = 0; j < 3; j++)
                        z += p["weight_ih_l0"][unit, j] * input[t, j];
                    for (var j = 0; j < Hidden; j++)
                        z += p["weight_hh_l0"][unit, j] * h[t - 1, j];
                    sum += Math.Tanh(z); // (3)
                    Assert.Equal(sum, h[t, unit], 1e-5);
                }
            }
        }
    }

    [Fact]
    public void GradientsVanishInTheSimpleCellAndNotInTheResidualOne()
    {
        Assert.True(GradientOfTheFirstStep<ElmanCell>() < 1e-6);
        Assert.True(GradientOfTheFirstStep<ResidualCell>() > 1e-2);

        static double GradientOfTheFirstStep<TCell>() where TCell : struct, IRecurrentCell
        {
            var network = new Recurrent<TCell>(inputSize: 4, hiddenSize: 8, seed: 3);
            var pass = new TrainingPass(seed: 1, step: 0);
            var input = pass.Watch(Tensor.Uniform(new Shape(60, 4), -1, 1, 5));
            var gradient = network.Forward(input, pass).State.Hidden.Sum().Backward()[input];
            return gradient.Span[..4].ToArray().Max(Math.Abs);
        }
    }

    [Fact]
    public void AStepAllocatesNothing()
    {
        var network = new Recurrent<LstmCell>(inputSize: 8, hiddenSize: 16, layers: 2, seed: 1);
        var state = network.NewStepState();
        var input = new float[8];
        network.Step(input, state);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            network.Step(input, state);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
