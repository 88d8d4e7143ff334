namespace Unroll.Tests.Recurrence;

/// <summary>Results do not depend on the number of threads, and inference is safe from many at once.</summary>
[Collection(nameof(Threads))]
public class ThreadTests
{
    [Theory]
    [InlineData("lstm", true)]
    [InlineData("lstm", false)]
    [InlineData("gru", true)]
    [InlineData("janet", false)]
    public void AnyNumberOfThreadsGivesTheSameBits(string cell, bool bidirectional)
    {
        var results = new List<float[]>();
        var before = Threads.Count;
        try
        {
            foreach (var threads in new[] { 1, 2, 3, 8 })
            {
                Threads.Count = threads;
                results.Add(Train(cell, bidirectional));
            }
        }
        finally
        {
            Threads.Count = before;
        }
        foreach (var result in results)
            Assert.Equal(results[0], result);
    }

    [Fact]
    public void ManyThreadsCanUseOneNetwork()
    {
        var network = Cells.Network("lstm", 6, 20, 2, true, true);
        Tensor[] inputs = [.. Enumerable.Range(0, 16)
            .Select(i => Tensor.Uniform(new Shape(3, 1 + i, 6), -1, 1, (ulong)i))];
        float[][] expected = [.. inputs.Select(input => network.Forward(input).Output.ToArray())];
        Parallel.For(0, 64, i => Assert.Equal(expected[i % 16], network.Forward(inputs[i % 16]).Output.ToArray()));
    }

    [Fact]
    public void TrainingPassesOnSeveralThreadsDoNotTouchEachOther()
    {
        var network = Cells.Network("gru", 6, 20, 1, true, true);
        var parameter = network.NamedParameters().First().Parameter;
        float[] Gradient(int i)
        {
            var pass = new TrainingPass(1, i);
            return network.Forward(Tensor.Uniform(new Shape(3, 1 + i % 4, 6), -1, 1, (ulong)(i % 4)), pass).Output.Sum()
                .Backward()[parameter].ToArray();
        }
        float[][] expected = [.. Enumerable.Range(0, 4).Select(Gradient)];
        Parallel.For(0, 32, i => Assert.Equal(expected[i % 4], Gradient(i)));
    }

    private static float[] Train(string cell, bool bidirectional)
    {
        var network = Cells.Network(cell, 7, 33, 2, bidirectional, true, dropout: 0.25f);
        var layout = PackedLayout.Of([9, 2, 13, 5, 1, 13, 4, 8, 11]);
        var pass = new TrainingPass(seed: 5, step: 3);
        var input = pass.Watch(Tensor.Uniform(new Shape(layout.Rows, 7), -1, 1, 8));
        var (output, state) = network.Forward(new PackedSequence(input, layout), pass);
        var loss = (output.Data * output.Data).Sum() + state.Hidden.Sum();
        var gradients = loss.Backward();
        return [loss.Item(), .. output.Data.ToArray(), .. gradients[input].ToArray(), .. network.NamedParameters()
            .SelectMany(entry => gradients[entry.Parameter].ToArray())];
    }
}
