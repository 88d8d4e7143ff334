namespace Unroll;

/// <summary>Adding two numbers that are marked among many.</summary>
internal sealed class AddingTask : IMemoryTask
{
    /// <summary>The mean squared error of always answering 1, the mean.</summary>
    private const double Variance = 1 / 6.0;

    public string Name => "adding";

    public string Description => "the sum of two marked numbers among many";

    public int InputSize => 2;

    public int OutputSize => 1;

    public int ReadSteps => 1;

    public int ShortestLength => 2;

    public MemoryBatch Draw(int length, int count, Random random)
    {
        MemoryTasks.Check(this, length, count, random);
        var input = new float[length * count * InputSize];
        var sums = new float[count];
        for (var b = 0; b < count; b++)
        {
            var (one, other) = (random.Next(length / 2), random.Next(length / 2, length));
            for (var t = 0; t < length; t++)
            {
                var at = (t * count + b) * InputSize;
                input[at] = (float)random.NextDouble();
                if (t != one && t != other)
                    continue;
                input[at + 1] = 1;
                sums[b] += input[at];
            }
        }
        var expected = new Tensor(new Shape(1, count, 1), sums);
        return new(
            new(new Shape(length, count, InputSize), input), Loss, read => 1 - Loss(read).Item() / Variance);

        Tensor Loss(Tensor read)
        {
            var error = read - expected;
            return (error * error).Sum() * (1f / count);
        }
    }
}
