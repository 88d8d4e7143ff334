namespace Unroll.Tests.Experiments;

public class MemoryTasksTests
{
    private const int Length = 12, Count = 40;

    [Fact]
    public void RecallAsksForTheFirstSymbol()
    {
        var (task, batch, symbols) = Symbols(MemoryTasks.Recall);
        for (var b = 0; b < Count; b++)
        {
            Assert.InRange(symbols[0, b], 0, task.OutputSize - 1);
            for (var t = 1; t < Length; t++)
                Assert.InRange(symbols[t, b], task.OutputSize, task.InputSize - 1);
        }
        AssertAnswer(batch, task, (_, b) => symbols[0, b]);
    }

    [Fact]
    public void CopyAsksForTheFirstSymbolsInOrder()
    {
        var (task, batch, symbols) = Symbols(MemoryTasks.Copy);
        for (var b = 0; b < Count; b++)
        {
            var (blank, mark) = (task.InputSize - 2, task.InputSize - 1);
            for (var t = 0; t < task.ReadSteps; t++)
                Assert.InRange(symbols[t, b], 0, task.OutputSize - 1);
            for (var t = task.ReadSteps; t < Length; t++)
                Assert.Equal(t == Length - task.ReadSteps ? mark : blank, symbols[t, b]);
        }
        AssertAnswer(batch, task, (step, b) => symbols[step, b]);
    }

    [Fact]
    public void AddingAsksForTheSumOfTheMarked()
    {
        var task = MemoryTasks.Adding;
        var batch = task.Draw(Length, Count, new Random(1));
        var sums = new float[1, Count, 1];
        for (var b = 0; b < Count; b++)
        {
            int[] marked = [.. Enumerable.Range(0, Length).Where(t => batch.Input[t, b, 1] == 1)];
            Assert.Equal(2, marked.Length);
            Assert.True(marked[0] < Length / 2 && marked[1] >= Length / 2);
            sums[0, b, 0] = batch.Input[marked[0], b, 0] + batch.Input[marked[1], b, 0];
        }
        var right = Tensor.Of(new Shape(1, Count, 1), [.. sums.Cast<float>()]);
        Assert.Equal(0, batch.Loss(right).Item());
        Assert.Equal(1, batch.Score(right));
        // The variance of the sum of two uniform draws is 1/6.
        Assert.InRange(batch.Loss(Tensor.Ones(1, Count, 1)).Item(), 0.08, 0.3);
        Assert.InRange(batch.Score(Tensor.Ones(1, Count, 1)), -1, 0.5);
        Assert.Equal(0.04, batch.Loss(right + Tensor.Scalar(0.2f)).Item(), 5);
    }

    [Fact]
    public void WhatCannotBeDrawnIsRefused()
    {
        foreach (var task in MemoryTasks.All)
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => task.Draw(task.ShortestLength - 1, 2, new Random(1)));
            foreach (var count in new[] { 0, -1, int.MaxValue })
                Assert.Throws<ArgumentOutOfRangeException>(() => task.Draw(Length, count, new Random(1)));
            Assert.Throws<ArgumentNullException>(() => task.Draw(Length, 2, null!));
        }
    }

    [Fact]
    public void ExamplesRepeatWithTheirSeed()
    {
        foreach (var task in MemoryTasks.All)
        {
            var (first, again, other) = (Draw(task, 1), Draw(task, 1), Draw(task, 2));
            Assert.Equal(first, again);
            Assert.NotEqual(first, other);
        }

        static float[] Draw(IMemoryTask task, int seed) => task.Draw(Length, Count, new Random(seed)).Input.ToArray();
    }

    /// <summary>Examples of a task, and the symbol of each step and sequence.</summary>
    private static (IMemoryTask Task, MemoryBatch Batch, int[,] Symbols) Symbols(IMemoryTask task)
    {
        var batch = task.Draw(Length, Count, new Random(1));
        Assert.Equal(new Shape(Length, Count, task.InputSize), batch.Input.Shape);
        var symbols = new int[Length, Count];
        for (var t = 0; t < Length; t++)
        {
            for (var b = 0; b < Count; b++)
                symbols[t, b] = Enumerable.Range(0, task.InputSize).Single(n => batch.Input[t, b, n] == 1);
        }
        return (task, batch, symbols);
    }

    /// <summary>The right symbols have score 1, the right ones but for one step of one sequence less.</summary>
    private static void AssertAnswer(MemoryBatch batch, IMemoryTask task, Func<int, int, int> symbol)
    {
        Tensor Read(int wrong)
        {
            var read = new float[task.ReadSteps * Count * task.OutputSize];
            for (var i = 0; i < task.ReadSteps * Count; i++)
                read[i * task.OutputSize + (symbol(i / Count, i % Count) + (i < wrong ? 1 : 0)) % task.OutputSize] = 9;
            return Tensor.Of(new Shape(task.ReadSteps, Count, task.OutputSize), read);
        }

        Assert.Equal(1, batch.Score(Read(0)));
        Assert.Equal(1 - 3.0 / (task.ReadSteps * Count), batch.Score(Read(3)), 12);
        // ln(1 + 3 e^-9): every score of a wrong symbol is 9 lower.
        Assert.Equal(Math.Log(1 + 3 * Math.Exp(-9)), batch.Loss(Read(0)).Item(), 6);
    }
}
