using System.Text.Json;

namespace Unroll.Tests.Optimizers;

public class OptimizerTests
{
    public static TheoryData<string> SgdCases => Fixture.Names("optimizers.json", "sgd");

    public static TheoryData<string> AdamCases => Fixture.Names("optimizers.json", "adam");

    public static TheoryData<string> AdamWCases => Fixture.Names("optimizers.json", "adamw");

    [Theory]
    [MemberData(nameof(SgdCases))]
    public void SgdIsPyTorchs(string name)
    {
        var item = Fixture.Case("optimizers.json", "sgd", name);
        Follow(item, parameters => new Sgd(parameters, new SgdOptions
        {
            LearningRate = item.Float("lr"),
            Momentum = item.Float("momentum"),
            Dampening = item.Float("dampening"),
            Nesterov = item.Bool("nesterov"),
            WeightDecay = item.Float("weightDecay"),
        }));
    }

    [Theory]
    [MemberData(nameof(AdamCases))]
    public void AdamIsPyTorchs(string name)
    {
        var item = Fixture.Case("optimizers.json", "adam", name);
        Follow(item, parameters => new Adam(parameters, new AdamOptions
        {
            LearningRate = item.Float("lr"),
            Beta1 = (float)item.GetProperty("betas")[0].GetDouble(),
            Beta2 = (float)item.GetProperty("betas")[1].GetDouble(),
            Epsilon = item.Float("eps"),
            WeightDecay = item.Float("weightDecay"),
        }));
    }

    [Theory]
    [MemberData(nameof(AdamWCases))]
    public void AdamWIsPyTorchs(string name)
    {
        var item = Fixture.Case("optimizers.json", "adamw", name);
        Follow(item, parameters => new AdamW(parameters, new AdamWOptions
        {
            LearningRate = item.Float("lr"),
            Beta1 = (float)item.GetProperty("betas")[0].GetDouble(),
            Beta2 = (float)item.GetProperty("betas")[1].GetDouble(),
            Epsilon = item.Float("eps"),
            WeightDecay = item.Float("weightDecay"),
        }));
    }

    [Fact]
    public void AdamWDecaysTheParameterAndNotByItsMoments()
    {
        Assert.Equal(0.01f, new AdamWOptions().WeightDecay);
        // A gradient of zero leaves the moments at zero; the decay alone is left, by the learning rate of the step.
        var parameter = new Parameter(Tensor.Of(2, -4));
        var adam = new AdamW([parameter], new AdamWOptions { LearningRate = 0.5f, WeightDecay = 0.5f });
        adam.Step((new TrainingPass(1, 0).Track(parameter) * 0f).Sum().Backward());
        Assert.Equal([1.5f, -3], parameter.Value.ToArray());
        adam.LearningRate = 1;
        adam.Step((new TrainingPass(1, 1).Track(parameter) * 0f).Sum().Backward());
        Assert.Equal([0.75f, -1.5f], parameter.Value.ToArray());
    }

    [Fact]
    public void AdamWWithoutDecayIsAdam()
    {
        Linear one = new(9, 5, seed: 1), other = new(9, 5, seed: 1);
        IOptimizer adam = new Adam(one), adamW = new AdamW(other, new AdamWOptions { WeightDecay = 0 });
        for (var step = 0; step < 3; step++)
        {
            var x = Tensor.Uniform(new Shape(4, 9), -1, 1, (ulong)step);
            adam.Step(one.Forward(x, new TrainingPass(1, step)).Tanh().Sum().Backward());
            adamW.Step(other.Forward(x, new TrainingPass(1, step)).Tanh().Sum().Backward());
        }
        Near.SameBits(one.Weight.Value.Span, other.Weight.Value.Span);
        Near.SameBits(one.Bias!.Value.Span, other.Bias!.Value.Span);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 0.1f)]
    [InlineData(1, 0)]
    [InlineData(1, 0.1f)]
    [InlineData(2, 0)]
    [InlineData(3, 0)]
    [InlineData(3, 0.1f)]
    public void RowsAloneGiveWhatTheWholeGradientGives(int kind, float decay)
    {
        // One embedding is looked up, so that its gradient is of some rows; the other goes through a product of one-hot
        // rows.
        Embedding byRows = new(50, 7, seed: 1), whole = new(50, 7, seed: 1);
        IOptimizer Make(Embedding module) => kind switch
        {
            0 => new Adam(module, new AdamOptions { LearningRate = 0.1f, WeightDecay = decay }),
            1 => new Sgd(module, new SgdOptions { LearningRate = 0.1f, WeightDecay = decay }),
            3 => new AdamW(module, new AdamWOptions { LearningRate = 0.1f, WeightDecay = decay }),
            _ => new Sgd(module, new SgdOptions { LearningRate = 0.1f, Momentum = 0.9f, Nesterov = true }),
        };
        IOptimizer first = Make(byRows), second = Make(whole);
        for (var step = 0; step < 5; step++)
        {
            int[] ids = [3 + step, 40, 3, 49 - 2 * step, 40];
            var upstream = Tensor.Uniform(new Shape(5, 7), -1, 1, (ulong)step);
            var pass = new TrainingPass(1, step);
            var a = (byRows.Forward(ids, pass) * upstream).Sum().Backward().ClipByNorm(1);
            var b = (pass.Track(whole.Weight).IndexSelect(0, ids) * upstream).Sum().Backward().ClipByNorm(1);
            Near.Equal(b[whole.Weight], a[byRows.Weight], 1e-6);
            first.Step(a);
            second.Step(b);
        }
        Near.Equal(whole.Weight.Value, byRows.Weight.Value, 1e-6);
        Assert.Equal(
            decay == 0, byRows.Weight.Value.Span[..7]
            .SequenceEqual(new Embedding(50, 7, seed: 1).Weight.Value.Span[..7]));
    }

    [Fact]
    public void AForgottenRowsMomentsFadeToNothing()
    {
        var embedding = new Embedding(2, 9, seed: 1);
        var adam = new Adam(embedding);
        adam.Step(embedding.Forward([0], new TrainingPass(1, 0)).Sum().Backward());
        for (var step = 1; step < 1200; step++)
            adam.Step(embedding.Forward([1], new TrainingPass(1, step)).Sum().Backward());
        var before = embedding.Weight.Value.ToArray();
        adam.Step(embedding.Forward([1], new TrainingPass(1, 0)).Sum().Backward());
        Near.SameBits(before.AsSpan(0, 9), embedding.Weight.Value.Span[..9]);
        Assert.NotEqual(before[9], embedding.Weight.Value.Span[9]);
    }

    [Fact]
    public void AParameterWithoutGradientStays()
    {
        Linear used = new(2, 2, seed: 1), idle = new(2, 2, seed: 1);
        var before = idle.Weight.Value.ToArray();
        var adam = new Adam(
            used.Under("a").Concat(idle.Under("b")).Select(entry => entry.Parameter),
            new AdamOptions { WeightDecay = 1 });
        adam.Step(used.Forward(Tensor.Of(1, 2), new TrainingPass(1, 0)).Sum().Backward());
        Assert.Equal(before, idle.Weight.Value.ToArray());
        Assert.NotEqual(before, used.Weight.Value.ToArray());
        adam.LearningRate = 0;
        before = used.Weight.Value.ToArray();
        adam.Step(used.Forward(Tensor.Of(1, 2), new TrainingPass(1, 1)).Sum().Backward());
        Assert.Equal(before, used.Weight.Value.ToArray());
    }

    [Fact]
    public void WrongSettingsAreNamed()
    {
        Throws("LearningRate is -1", () => new Adam([], new AdamOptions { LearningRate = -1 }));
        Throws("LearningRate is NaN", () => new Sgd([], new SgdOptions { LearningRate = float.NaN }));
        Throws("LearningRate is Infinity", () => new Sgd([]).LearningRate = float.PositiveInfinity);
        Throws("LearningRate is -2", () => new Adam([]).LearningRate = -2);
        Throws("Beta1 is 1", () => new Adam([], new AdamOptions { Beta1 = 1 }));
        Throws("Beta2 is -0.1", () => new Adam([], new AdamOptions { Beta2 = -0.1f }));
        Throws("Epsilon is 0", () => new Adam([], new AdamOptions { Epsilon = 0 }));
        Throws("WeightDecay is -1", () => new Adam([], new AdamOptions { WeightDecay = -1 }));
        Throws("WeightDecay is Infinity", () =>
            new AdamW([], new AdamWOptions { WeightDecay = float.PositiveInfinity }));
        Throws("Momentum is -1", () => new Sgd([], new SgdOptions { Momentum = -1 }));
        Throws("Dampening is NaN", () => new Sgd([], new SgdOptions { Dampening = float.NaN }));
        Assert.Contains(
            "Nesterov", Assert.Throws<ArgumentException>(() => new Sgd([], new SgdOptions { Nesterov = true })).Message,
            StringComparison.Ordinal);
    }

    private static void Follow(JsonElement item, Func<Parameter[], IOptimizer> make)
    {
        var parameters = Parameters(item.GetProperty("parameters"));
        var optimizer = make([.. parameters.Values]);
        foreach (var step in item.GetProperty("steps").EnumerateArray())
        {
            optimizer.Step(GradientsOf(parameters, step.GetProperty("gradients")));
            foreach (var (name, parameter) in parameters)
                Near.Equal(step.GetProperty("parameters").Tensor(name), parameter.Value);
        }
    }

    internal static Dictionary<string, Parameter> Parameters(JsonElement tensors) =>
        tensors.EnumerateObject().ToDictionary(entry => entry.Name, entry => new Parameter(entry.Value.Tensor()));

    /// <summary>Gradients that are exactly those asked for: of the sum of products with them.</summary>
    internal static Gradients GradientsOf(Dictionary<string, Parameter> parameters, JsonElement wanted)
    {
        var pass = new TrainingPass(1, 0);
        return parameters.Select(entry => (pass.Track(entry.Value) * wanted.Tensor(entry.Key)).Sum())
            .Aggregate((a, b) => a + b).Backward();
    }

    private static void Throws(string message, Action action) =>
        Assert.Contains(message, Assert.Throws<ArgumentOutOfRangeException>(action).Message, StringComparison.Ordinal);
}
