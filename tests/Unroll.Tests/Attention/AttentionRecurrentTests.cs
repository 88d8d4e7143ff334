using CustomCell;

namespace Unroll.Tests.Attentions;

/// <summary>
/// The fused layer against the same written step by step with the library's own operations, sequence by sequence:
/// values and all gradients.
/// </summary>
public class AttentionRecurrentTests
{
    private const int Input = 3, Hidden = 5, State = 4;

    private static readonly int[] SourceLengths = [2, 6, 1, 4];

    private static readonly int[] Lengths = [3, 1, 5, 2];

    public static TheoryData<string, string, bool, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, bool, bool>();
            foreach (var score in (string[])["additive", "bilinear", "dot", "scaled-dot"])
            {
                foreach (var cell in (
                    string[])["lstm", "gru", "elman", "janet", "residual", "forget-gate", "input-gate"])
                    cases.Add(cell, score, cell is "lstm" or "residual", false);
                cases.Add("lstm", score, false, false);
                foreach (var cell in (string[])["lstm", "gru", "elman"])
                {
                    cases.Add(cell, score, false, true);
                    cases.Add(cell, score, true, true);
                }
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void EqualsTheSameStepByStep(string cell, string score, bool inputFeeding, bool coverage)
    {
        switch (cell)
        {
            case "lstm": Compare<LstmCell>(score, inputFeeding, coverage); break;
            case "gru": Compare<GruCell>(score, inputFeeding, coverage); break;
            case "elman": Compare<ElmanCell>(score, inputFeeding, coverage); break;
            case "janet": Compare<JanetCell>(score, inputFeeding, coverage); break;
            case "residual": Compare<ResidualCell>(score, inputFeeding, coverage); break;
            case "forget-gate": Compare<ForgetGateCell>(score, inputFeeding, coverage); break;
            default: Compare<InputGateCell>(score, inputFeeding, coverage); break;
        }
    }

    [Theory]
    [InlineData("additive")]
    [InlineData("bilinear")]
    [InlineData("dot")]
    [InlineData("scaled-dot")]
    public void GradientsAreThoseOfDifferences(string name)
    {
        var score = Score(name, 2);
        var layer = new AttentionRecurrent<LstmCell>(2, 2, score, seed: 3);
        PackedLayout source = PackedLayout.Of([1, 3]), target = PackedLayout.Of([2, 1]);
        Tensor[] inputs =
        [
            Tensor.Uniform(new Shape(3, 2), -1, 1, 1), Tensor.Uniform(new Shape(4, score.KeySize), -1, 1, 2),
                Tensor.Uniform(new Shape(1, 2, 2), -1, 1, 3), Tensor.Uniform(new Shape(1, 2, 2), -1, 1, 4),
        ];
        GradientCheck.Of(
            (x, pass) =>
            {
                var result = layer.Forward(
                    new PackedSequence(x[0], target), layer.Prepare(new PackedSequence(x[1], source), pass),
                    new RecurrentState(x[2], x[3]), pass);
                return Tensor.Concatenate(
                    [Flat(result.Output.Data), Flat(result.Read.Data), Flat(result.State.Hidden),
                    Flat(result.State.Memory!)]);
            },
            inputs,
            [.. layer.NamedParameters().Select(entry => entry.Parameter)]);
    }

    [Fact]
    public void ASequencesResultsDoNotDependOnTheOthersOfItsBatch()
    {
        var layer = new AttentionRecurrent<GruCell>(Input, Hidden, Score("additive", Hidden), seed: 1);
        var (x, states) = (Sequences(Lengths, Input, 10), Sequences(SourceLengths, State, 20));
        var all = layer.Forward(
            PackedSequence.PackSequence(x, false), layer.Prepare(PackedSequence.PackSequence(states, false)));
        for (var i = 0; i < x.Length; i++)
        {
            var one = layer.Forward(
                PackedSequence.PackSequence([x[i]]), layer.Prepare(PackedSequence.PackSequence([states[i]])));
            for (var t = 0; t < Lengths[i]; t++)
            {
                Near.SameBits(
                    one.Output.Data.Select(0, t).Span, all.Output.Data.Select(0, all.Output.Layout.RowOf(i, t)).Span);
                Near.SameBits(one.Weights[0, t], all.Weights[i, t]);
                Assert.Equal(SourceLengths[i], all.Weights[i, t].Length);
                Assert.Equal(1, all.Weights[i, t].ToArray().Sum(), 1e-6);
            }
        }
    }

    [Fact]
    public void SeveralSequencesMayReadOneSource()
    {
        var layer = new AttentionRecurrent<LstmCell>(Input, Hidden, Score("scaled-dot", Hidden), seed: 1);
        var (x, states) = (Sequences([2, 2, 2], Input, 10), Sequences([3, 2], Hidden, 20));
        var memory = layer.Prepare(PackedSequence.PackSequence(states, false));
        var chosen = layer.Forward(PackedSequence.PackSequence(x, false), memory, sourceOf: [1, 0, 1]);
        var written = layer.Forward(
            PackedSequence.PackSequence(x, false),
            layer.Prepare(PackedSequence.PackSequence([states[1], states[0], states[1]], false)));
        Near.SameBits(written.Output.Data.Span, chosen.Output.Data.Span);
        Assert.Contains(
            "sourceOf[2] is 2, but there are 2",
            Assert.Throws<ArgumentOutOfRangeException>(
            () => layer.Forward(PackedSequence.PackSequence(x, false), memory, sourceOf: [0, 1, 2])).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "2 sources for 3 sequences", Assert.Throws<ArgumentException>(
            () => layer.Forward(PackedSequence.PackSequence(x, false), memory)).Message, StringComparison.Ordinal);
    }

    private static void Compare<TCell>(string name, bool inputFeeding, bool coverage) where TCell : struct,
        IRecurrentCell
    {
        var score = Score(name, Hidden);
        var layer = new AttentionRecurrent<TCell>(
            Input, Hidden, score, new() { InputFeeding = inputFeeding, Coverage = coverage }, seed: 7);
        var feed = layer.NamedParameters().SingleOrDefault(entry => entry.Name == "feed.weight").Parameter;
        var coverageWeight = layer.NamedParameters()
            .SingleOrDefault(entry => entry.Name == "coverage.weight").Parameter;
        coverageWeight?.Assign(Tensor.Of(-1.5f));
        var plain = new Recurrent<TCell>(Input + layer.FedSize, Hidden, seed: 8);
        plain.LoadState(
            layer.NamedParameters().Where(entry => entry.Name.EndsWith("_l0", StringComparison.Ordinal))
            .ToDictionary(entry => entry.Name, entry => entry.Parameter.Value));
        var (x, states) = (Sequences(Lengths, Input, 10), Sequences(SourceLengths, score.KeySize, 20));
        Tensor hidden = Tensor.Uniform(new Shape(1, 4, Hidden), -1, 1, 30),
            memory = Tensor.Uniform(new Shape(1, 4, Hidden), -1, 1, 31);

        var fused = Run((xs, s, h, c, pass) =>
        {
            var result = layer.Forward(
                PackedSequence.PackSequence(xs, false), layer.Prepare(PackedSequence.PackSequence(s, false), pass),
                new RecurrentState(h, TCell.HasMemory ? c : null), pass);
            return [.. Enumerable.Range(0, 4).Select(i => Flat(Rows(result.Output, i))), .. Enumerable.Range(0, 4)
                .Select(i => Flat(Rows(result.Read, i))), Flat(result.State.Hidden), Flat(result.State.Memory ?? c)];
        });
        var stepped = Run((xs, s, h, c, pass) =>
        {
            List<Tensor> outputs = [], reads = [], last = [], lastMemory = [];
            for (var i = 0; i < 4; i++)
            {
                var source = PackedSequence.PackSequence([s[i]]);
                var state = new RecurrentState(h.Slice(1, i, 1), TCell.HasMemory ? c.Slice(1, i, 1) : null);
                List<Tensor> output = [], read = [];
                var covered = Tensor.Zeros(SourceLengths[i]);
                for (var t = 0; t < Lengths[i]; t++)
                {
                    var scores = score.Forward(source, state.Hidden.Reshape(1, Hidden), pass);
                    if (coverageWeight is not null)
                        scores += covered * pass.Track(coverageWeight).Reshape();
                    var weights = new PackedSequence(scores, source.Layout).SoftmaxOverTime();
                    covered += weights;
                    var context = source.SumOverTime(weights);
                    if (feed is not null)
                        context = Tensor.Concatenate([context, state.Hidden.Reshape(1, Hidden)], 1)
                            .MatMul(pass.Track(feed).Transpose()).Tanh();
                    read.Add(Tensor.Concatenate([xs[i].Slice(0, t, 1), context], 1));
                    (var step, state) = plain.Forward(read[^1].Reshape(1, 1, Input + layer.FedSize), pass, state);
                    output.Add(step.Reshape(1, Hidden));
                }
                outputs.Add(Flat(Tensor.Concatenate([.. output])));
                reads.Add(Flat(Tensor.Concatenate([.. read])));
                last.Add(Flat(state.Hidden));
                lastMemory.Add(Flat(state.Memory ?? c.Slice(1, i, 1)));
            }
            return [.. outputs, .. reads, Tensor.Concatenate([.. last]), Tensor.Concatenate([.. lastMemory])];
        });

        Near.Equal(stepped.Values, fused.Values, 2e-6);
        foreach (var (expected, actual) in stepped.Inputs.Zip(fused.Inputs))
            Near.Equal(expected, actual, 5e-6);
        var own = plain.NamedParameters().ToDictionary(entry => entry.Name, entry => entry.Parameter);
        foreach (var (parameter, value) in layer.NamedParameters())
            Near.Equal(stepped.Gradients[own.GetValueOrDefault(parameter, value)], fused.Gradients[value], 5e-6);

        (Tensor Values, Tensor[] Inputs, Gradients Gradients) Run(
            Func<Tensor[], Tensor[], Tensor, Tensor, TrainingPass, Tensor[]> forward)
        {
            var pass = new TrainingPass(1, 1);
            Tensor[] xs = [.. x.Select(pass.Watch)], s = [.. states.Select(pass.Watch)];
            var (h, c) = (pass.Watch(hidden), pass.Watch(memory));
            var values = Tensor.Concatenate(forward(xs, s, h, c, pass));
            var gradients = (values * Tensor.Uniform(values.Shape, -1, 1, 99)).Sum().Backward();
            return (values, [.. xs.Concat(s).Append(h).Append(c).Select(tensor => gradients[tensor])], gradients);
        }
    }

    private static Tensor Flat(Tensor tensor) => tensor.Reshape(tensor.Count);

    private static Tensor Rows(PackedSequence packed, int sequence) =>
        packed.Data.IndexSelect(
            0, [.. Enumerable.Range(0, packed.Layout.LengthOf(sequence))
            .Select(step => packed.Layout.RowOf(sequence, step))]);

    internal static Tensor[] Sequences(int[] lengths, int width, ulong seed) =>
        [.. lengths.Select((length, i) => Tensor.Uniform(new Shape(length, width), -1, 1, seed + (ulong)i))];

    internal static IAttentionScore Score(string name, int hidden) => name switch
    {
        "additive" => new AdditiveScore(State, hidden, 6, seed: 1),
        "bilinear" => new BilinearScore(State, hidden, seed: 1),
        "dot" => new DotScore(hidden),
        _ => new ScaledDotScore(hidden),
    };
}
