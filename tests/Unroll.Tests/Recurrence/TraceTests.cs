namespace Unroll.Tests.Recurrence;

public class TraceTests
{
    private const int Steps = 7, Input = 5, Units = 9;

    public static TheoryData<string, string> Series => new()
    {
        { "elman", "h" }, { "residual", "u h" }, { "forget-gate", "f u h" }, { "input-gate", "i f u h" },
        { "lstm", "i f u o c h" }, { "gru", "r z n h" }, { "janet", "f u k h" },
    };

    [Theory]
    [MemberData(nameof(Series))]
    public void TheTraceIsWhatForwardComputes(string cell, string names)
    {
        var network = Cells.Network(cell, Input, Units, layers: 2, bidirectional: true, batchFirst: true);
        var input = Tensor.Uniform(new Shape(Steps, Input), -2, 2, 3);
        var trace = network.Trace(input);
        Assert.Equal([(0, false), (0, true), (1, false), (1, true)],
            trace.Layers.Select(layer => (layer.Layer, layer.IsReverse)));
        Assert.All(trace.Layers, layer => Assert.Equal(names, string.Join(' ', layer.Series.Select(one => one.Name))));
        Assert.All(trace.Layers.SelectMany(layer => layer.Series),
            one => Assert.Equal(new Shape(Steps, Units), one.Values.Shape));

        var (output, state) = network.Forward(input);
        Assert.Equal(output.ToArray(),
            Tensor.Concatenate([trace.Layers[2]["h"], trace.Layers[3]["h"]], dimension: 1).ToArray());
        foreach (var (d, layer) in trace.Layers.Index())
        {
            var last = layer.IsReverse ? 0 : Steps - 1;
            Assert.Equal(state.Hidden.Select(0, d).ToArray(), layer["h"].Select(0, last).ToArray());
            if (state.Memory is { } memory)
                Assert.Equal(memory.Select(0, d).ToArray(), layer["c"].Select(0, last).ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Series))]
    public void TheGatesAreThoseOfTheEquations(string cell, string names)
    {
        var network = Cells.Network(cell, Input, Units, layers: 2, bidirectional: true, batchFirst: false);
        var p = network.NamedParameters().ToDictionary(entry => entry.Name, entry => entry.Parameter.Value);
        var input = Tensor.Uniform(new Shape(Steps, Input), -2, 2, 3);
        var trace = network.Trace(input);
        var h = Tensor.Concatenate([trace.Layers[0]["h"], trace.Layers[1]["h"]], dimension: 1);
        foreach (var layer in trace.Layers)
        {
            var x = layer.Layer == 0 ? input : h;
            var suffix = $"_l{layer.Layer}{(layer.IsReverse ? "_reverse" : "")}";
            for (var t = 0; t < Steps; t++)
            {
                var before = layer.IsReverse ? t + 1 : t - 1;
                for (var unit = 0; unit < Units; unit++)
                {
                    // The parts of the input and of the hidden state of a gate's pre-activation, in double precision.
                    double X(int gate) => Product("ih", gate, x, t);
                    double H(int gate) => Product("hh", gate, layer["h"], before);
                    double Product(string part, int gate, Tensor from, int row)
                    {
                        double z = p[$"bias_{part}{suffix}"][gate * Units + unit];
                        for (var j = 0; row is >= 0 and < Steps && j < from.Shape[1]; j++)
                            z += (double)p[$"weight_{part}{suffix}"][gate * Units + unit, j] * from[row, j];
                        return z;
                    }
                    double Before(string name) => before is >= 0 and < Steps ? layer[name][before, unit] : 0;
                    double beta = cell == "janet" ? p[$"beta{suffix}"][unit] : 0;
                    var expected = Equations(cell, X, H, beta, Before);
                    Assert.Equal(names.Split(' '), expected.Select(one => one.Name));
                    foreach (var (name, value) in expected)
                        Assert.Equal(value, layer[name][t, unit], 2e-6);
                }
            }
        }
    }

    [Fact]
    public void AnUnnamedGateGetsANumber()
    {
        var unnamed = new Recurrent<Unnamed>(Input, Units, seed: 1).Trace(Tensor.Rand(2, Input)).Layers.Single();
        Assert.Equal(["gate 1", "gate 2", "gate 3", "h"], unnamed.Series.Select(series => series.Name));
        Assert.Equal(Enumerable.Repeat(0.5f, 2 * Units), unnamed["gate 3"].ToArray());
    }

    [Fact]
    public void ErrorsSayWhatWasExpected()
    {
        var network = new Lstm(Input, Units, seed: 1).Network;
        var expected = $"but one sequence of [time, {Input}] was expected, of one step or more";
        foreach (var input in (Tensor[])[Tensor.Zeros(2, 1, Input), Tensor.Zeros(2, Input + 1), Tensor.Zeros(0, Input)])
            Assert.Contains($"the input has shape {input.Shape}, {expected}",
                Assert.Throws<ArgumentException>(() => network.Trace(input)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => network.Trace(null!));
        var trace = network.Trace(Tensor.Zeros(1, Input)).Layers[0];
        Assert.Contains("there is no series 'g'; expected one of i, f, u, o, c, h",
            Assert.Throws<ArgumentException>(() => trace["g"]).Message, StringComparison.Ordinal);
        Assert.Equal("the cell 'many' names 2 gates, but leaves 1 blocks; give one name for each at most",
            Refusal<ManyNames>());
        Assert.Equal("the cell 'same' calls its gates 'h'; give names that differ from each other and from c and h",
            Refusal<SameName>());
        Assert.Equal("the cell 'blank' calls its gates ''; give names that differ from each other and from c and h",
            Refusal<BlankName>());

        static string Refusal<TCell>() where TCell : struct, IRecurrentCell => Assert.Throws<InvalidOperationException>(
            () => new Recurrent<TCell>(Input, Units, seed: 1).Trace(Tensor.Zeros(1, Input))).Message;
    }

    private static (string Name, double Value)[] Equations(
        string cell, Func<int, double> x, Func<int, double> h, double beta, Func<string, double> before)
    {
        double Z(int gate) => x(gate) + h(gate);
        static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
        switch (cell)
        {
            case "elman":
                return [("h", Math.Tanh(Z(0)))];
            case "residual":
                return [("u", Math.Tanh(Z(0))), ("h", before("h") + Math.Tanh(Z(0)))];
            case "forget-gate":
                {
                    var (f, u) = (Sigmoid(Z(0)), Math.Tanh(Z(1)));
                    return [("f", f), ("u", u), ("h", f * before("h") + (1 - f) * u)];
                }
            case "input-gate":
                {
                    var (i, f, u) = (Sigmoid(Z(0)), Sigmoid(Z(1)), Math.Tanh(Z(2)));
                    return [("i", i), ("f", f), ("u", u), ("h", f * before("h") + i * u)];
                }
            case "lstm":
                {
                    var (i, f, u, o) = (Sigmoid(Z(0)), Sigmoid(Z(1)), Math.Tanh(Z(2)), Sigmoid(Z(3)));
                    var c = f * before("c") + i * u;
                    return [("i", i), ("f", f), ("u", u), ("o", o), ("c", c), ("h", o * Math.Tanh(c))];
                }
            case "gru":
                {
                    var (r, z) = (Sigmoid(Z(0)), Sigmoid(Z(1)));
                    var n = Math.Tanh(x(2) + r * h(2));
                    return [("r", r), ("z", z), ("n", n), ("h", (1 - z) * n + z * before("h"))];
                }
            default:
                {
                    var (f, u, k) = (Sigmoid(Z(0)), Math.Tanh(Z(1)), Sigmoid(Z(0) - beta));
                    return [("f", f), ("u", u), ("k", k), ("h", f * before("h") + (1 - k) * u)];
                }
        }
    }

    /// <summary>A cell without names, which leaves one block more than it has pre-activations.</summary>
    private readonly struct Unnamed : IRecurrentCell
    {
        public static string Name => "unnamed";

        public static int Gates => 2;

        public static int SavedBlocks => 3;

        public void Forward(in CellStep step)
        {
            step.Hidden.Values.Fill(0.25f);
            step.Gates.Values[(2 * step.Gates.Units)..].Fill(0.5f);
        }

        public void Backward(in CellGradient step) => throw new NotSupportedException();
    }

    private readonly struct ManyNames : IRecurrentCell
    {
        public static string Name => "many";

        public static int Gates => 1;

        public static IReadOnlyList<string> GateNames => ["a", "b"];

        public void Forward(in CellStep step) => throw new NotSupportedException();

        public void Backward(in CellGradient step) => throw new NotSupportedException();
    }

    private readonly struct SameName : IRecurrentCell
    {
        public static string Name => "same";

        public static int Gates => 1;

        public static IReadOnlyList<string> GateNames => ["h"];

        public void Forward(in CellStep step) => throw new NotSupportedException();

        public void Backward(in CellGradient step) => throw new NotSupportedException();
    }

    private readonly struct BlankName : IRecurrentCell
    {
        public static string Name => "blank";

        public static int Gates => 1;

        public static IReadOnlyList<string> GateNames => [""];

        public void Forward(in CellStep step) => throw new NotSupportedException();

        public void Backward(in CellGradient step) => throw new NotSupportedException();
    }
}
