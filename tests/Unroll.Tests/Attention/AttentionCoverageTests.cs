using System.Numerics.Tensors;

namespace Unroll.Tests.Attentions;

/// <summary>
/// Coverage in the layer with attention: the equation in float64, differences, one step at a time as a decoder goes,
/// and what is refused. The same step by step with gradients: <see cref="AttentionRecurrentTests"/>.
/// </summary>
[Collection(nameof(Threads))]
public sealed class AttentionCoverageTests : IDisposable
{
    private const int Input = 3, Hidden = 5;

    private static readonly int[] SourceLengths = [2, 6, 1, 4, 9];

    private static readonly int[] Lengths = [3, 1, 5, 2, 5];

    private readonly int _threads = Threads.Count;

    public void Dispose() => Threads.Count = _threads;

    [Theory]
    [InlineData("additive", false)]
    [InlineData("additive", true)]
    [InlineData("bilinear", false)]
    [InlineData("bilinear", true)]
    [InlineData("dot", false)]
    [InlineData("dot", true)]
    [InlineData("scaled-dot", false)]
    [InlineData("scaled-dot", true)]
    public void GradientsAreThoseOfDifferences(string name, bool goesOn)
    {
        var score = AttentionRecurrentTests.Score(name, 2);
        var layer = Covering(
            new AttentionRecurrent<GruCell>(
            2, 2, score, new() { InputFeeding = name is "bilinear" or "dot", Coverage = true }, seed: 3), -0.8f);
        PackedLayout source = PackedLayout.Of([1, 3]), target = PackedLayout.Of([2, 4]);
        Tensor[] inputs = [Tensor.Uniform(new Shape(target.Rows, 2), -1, 1, 1), Tensor.Uniform(
            new Shape(source.Rows, score.KeySize), -1, 1, 2), Tensor.Uniform(new Shape(1, 2, 2), -1, 1, 3)];
        var covered = goesOn
            ? layer.Forward(
            new PackedSequence(inputs[0], target), layer.Prepare(new PackedSequence(inputs[1], source))).Coverage
            : null;
        GradientCheck.Of(
            (x, pass) =>
            {
                var result = layer.Forward(
                    new PackedSequence(x[0], target), layer.Prepare(new PackedSequence(x[1], source), pass),
                    new RecurrentState(x[2]), pass, coverage: covered);
                return Tensor.Concatenate(
                    [Flat(result.Output.Data), Flat(result.Read.Data), Flat(result.State.Hidden)]);
            },
            inputs,
            [.. layer.NamedParameters().Select(entry => entry.Parameter)]);

        static Tensor Flat(Tensor tensor) => tensor.Reshape(tensor.Count);
    }

    [Fact]
    public void WeightsAreTheEquationAndCoverageIsTheirSum()
    {
        const double Weight = -2;
        var layer = Covering(
            new AttentionRecurrent<ElmanCell>(
                Input, Hidden, new ScaledDotScore(Hidden), new() { Coverage = true }, seed: 1),
            (float)Weight);
        var (x, states) = Batch(Hidden);
        var result = layer.Forward(
            PackedSequence.PackSequence(x, false), layer.Prepare(PackedSequence.PackSequence(states, false)));
        for (var sequence = 0; sequence < Lengths.Length; sequence++)
        {
            var covered = new double[SourceLengths[sequence]];
            var hidden = new float[Hidden];
            for (var step = 0; step < Lengths[sequence]; step++)
            {
                double[] exponentials = [.. covered.Select(
                    (sum, s) => Math.Exp(
                    Enumerable.Range(0, Hidden).Sum(i => (double)states[sequence][s, i] * hidden[i]) / Math.Sqrt(Hidden)
                    + Weight * sum))];
                for (var s = 0; s < covered.Length; s++)
                {
                    Assert.Equal(exponentials[s] / exponentials.Sum(), result.Weights[sequence, step][s], 1e-6);
                    covered[s] += exponentials[s] / exponentials.Sum();
                }
                hidden = result.Output.Data.Select(0, result.Output.Layout.RowOf(sequence, step)).ToArray();
            }
            Near.Equal([.. covered.Select(sum => (float)sum)], result.Coverage![sequence], 1e-6);
        }
        Assert.Equal(Lengths.Length, result.Coverage!.Sequences);
    }

    [Theory]
    [InlineData("additive", false)]
    [InlineData("bilinear", true)]
    [InlineData("dot", false)]
    [InlineData("scaled-dot", true)]
    public void StepByStepIsTheWholeRun(string name, bool inputFeeding)
    {
        var score = AttentionRecurrentTests.Score(name, Hidden);
        var layer = Covering(
            new AttentionRecurrent<LstmCell>(
                Input, Hidden, score, new() { InputFeeding = inputFeeding, Coverage = true }, seed: 1),
            -1.5f);
        var (x, states) = Batch(score.KeySize);
        var memory = layer.Prepare(PackedSequence.PackSequence(states, false));
        var whole = layer.Forward(PackedSequence.PackSequence(x, false), memory);
        int[] going = [.. Enumerable.Range(0, x.Length)];
        AttentionResult? before = null;
        for (var step = 0; step < Lengths.Max(); step++)
        {
            // Those that have another step, in an order that changes at every step, as hypotheses do.
            int[] next = [.. going.Where(sequence => Lengths[sequence] > step).Reverse()];
            int[] from = [.. next.Select(sequence => Array.IndexOf(going, sequence))];
            var state = before is null ? null : new RecurrentState(
                before.State.Hidden.IndexSelect(1, from), before.State.Memory!.IndexSelect(1, from));
            before = layer.Forward(
                PackedSequence.PackSequence([.. next.Select(sequence => x[sequence].Slice(0, step, 1))]), memory, state,
                sourceOf: next, coverage: before?.Coverage!.Select(from));
            going = next;
            for (var i = 0; i < going.Length; i++)
            {
                Near.SameBits(
                    whole.Output.Data.Select(0, whole.Output.Layout.RowOf(going[i], step)).Span,
                    before.Output.Data.Select(0, i).Span);
                Near.SameBits(whole.Weights[going[i], step], before.Weights[i, 0]);
                Assert.Equal(step + 1, TensorPrimitives.Sum(before.Coverage![i]), 1e-5);
                if (step == Lengths[going[i]] - 1)
                    Near.SameBits(whole.Coverage![going[i]], before.Coverage[i]);
            }
        }
    }

    [Fact]
    public void ASequencesCoverageDoesNotDependOnTheOthersOfItsBatch()
    {
        var layer = Covering(
            new AttentionRecurrent<GruCell>(
            Input, Hidden, AttentionRecurrentTests.Score("additive", Hidden), new() { Coverage = true },
            seed: 1), -1.5f);
        var (x, states) = Batch(layer.ContextSize);
        var all = layer.Forward(
            PackedSequence.PackSequence(x, false), layer.Prepare(PackedSequence.PackSequence(states, false)));
        for (var i = 0; i < x.Length; i++)
        {
            var one = layer.Forward(
                PackedSequence.PackSequence([x[i]]), layer.Prepare(PackedSequence.PackSequence([states[i]])));
            Near.SameBits(one.Coverage![0], all.Coverage![i]);
            for (var step = 0; step < Lengths[i]; step++)
                Near.SameBits(
                    one.Output.Data.Select(0, step).Span,
                    all.Output.Data.Select(0, all.Output.Layout.RowOf(i, step)).Span);
        }
    }

    [Fact]
    public void AnyNumberOfThreadsGivesTheSameBits()
    {
        var layer = Covering(
            new AttentionRecurrent<LstmCell>(
            Input, Hidden, AttentionRecurrentTests.Score("bilinear", Hidden), new() { Coverage = true },
            seed: 1), -1.5f);
        var (x, states) = Batch(layer.ContextSize);
        Threads.Count = 1;
        var expected = Run();
        foreach (var threads in (int[])[2, 4])
        {
            Threads.Count = threads;
            foreach (var (one, several) in expected.Zip(Run()))
                Near.SameBits(one, several);
        }

        float[][] Run()
        {
            var pass = new TrainingPass(1, 1);
            Tensor[] xs = [.. x.Select(pass.Watch)], s = [.. states.Select(pass.Watch)];
            var result = layer.Forward(
                PackedSequence.PackSequence(xs, false), layer.Prepare(PackedSequence.PackSequence(s, false), pass),
                pass: pass);
            var gradients = (result.Output.Data * Tensor.Uniform(result.Output.Data.Shape, -1, 1, 99)).Sum().Backward();
            return
            [
                result.Output.Data.ToArray(), .. Enumerable.Range(0, x.Length).Select(
                    i => result.Coverage![i].ToArray()), .. xs.Concat(s).Select(tensor => gradients[tensor].ToArray()),
                .. layer.NamedParameters().Select(entry => gradients[entry.Parameter].ToArray()),
            ];
        }
    }

    [Fact]
    public void BeginsAsTheLayerWithoutIt()
    {
        var score = AttentionRecurrentTests.Score("bilinear", Hidden);
        AttentionRecurrent<GruCell> plain = new(Input, Hidden, score, new() { InputFeeding = true }, seed: 1),
            covering = new(Input, Hidden, score, new() { InputFeeding = true, Coverage = true }, seed: 1);
        var (x, states) = Batch(score.KeySize);
        var (source, target) = (PackedSequence.PackSequence(states, false), PackedSequence.PackSequence(x, false));
        var pass = new TrainingPass(1, 1);
        var without = plain.Forward(target, plain.Prepare(source));
        var with = covering.Forward(target, covering.Prepare(source, pass), pass: pass);
        Near.SameBits(without.Output.Data.Span, with.Output.Data.Span);
        Assert.Null(without.Coverage);
        Assert.Equal(
            ["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0", "score.weight", "feed.weight",
            "coverage.weight"], covering.NamedParameters().Select(entry => entry.Name));
        Assert.NotEqual(
            0, with.Output.Data.Sum()
            .Backward()[covering.NamedParameters().Last().Parameter][0]); // it does not stay there
    }

    [Fact]
    public void CoverageThatDoesNotFitIsRefused()
    {
        var layer = new AttentionRecurrent<LstmCell>(Input, Hidden, new DotScore(Hidden), new() { Coverage = true });
        var plain = new AttentionRecurrent<LstmCell>(Input, Hidden, new DotScore(Hidden));
        var (x, states) = (
            PackedSequence.PackSequence(AttentionRecurrentTests.Sequences([2, 3], Input, 10), false),
            PackedSequence.PackSequence(AttentionRecurrentTests.Sequences([4, 6], Hidden, 20), false));
        var memory = layer.Prepare(states);
        var covered = layer.Forward(x, memory).Coverage!;
        Assert.Contains(
            "this layer has none",
            Assert.Throws<ArgumentException>(
            "coverage", () => plain.Forward(x, plain.Prepare(states), coverage: covered)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "the coverage is of 3 sequences, but there are 2",
            Assert.Throws<ArgumentException>(
            "coverage", () => layer.Forward(x, memory, coverage: covered.Select([0, 1, 0]))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "the coverage of sequence 0 is of 6 states, but its source has 4",
            Assert.Throws<ArgumentException>(
            "coverage", () => layer.Forward(x, memory, coverage: covered.Select([1, 0]))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "sequences[1] is 2, but there are 2", Assert.Throws<ArgumentOutOfRangeException>(
            "sequences", () => covered.Select([0, 2])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "sequence is -1, but there are 2", Assert.Throws<ArgumentOutOfRangeException>(
            "sequence", () => covered[-1].Length).Message, StringComparison.Ordinal);
        layer.Forward(x, memory, sourceOf: [1, 0], coverage: covered.Select([1, 0]));
    }

    private static (Tensor[] Inputs, Tensor[] States) Batch(int state) =>
        (AttentionRecurrentTests.Sequences(Lengths, Input, 10),
            AttentionRecurrentTests.Sequences(SourceLengths, state, 20));

    private static AttentionRecurrent<TCell> Covering<TCell>(AttentionRecurrent<TCell> layer, float weight) where TCell
        : struct, IRecurrentCell
    {
        layer.NamedParameters().Single(entry => entry.Name == "coverage.weight").Parameter.Assign(Tensor.Of(weight));
        return layer;
    }
}
