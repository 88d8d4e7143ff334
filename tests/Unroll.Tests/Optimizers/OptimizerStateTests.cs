using System.Text.Json;

namespace Unroll.Tests.Optimizers;

/// <summary>
/// What an optimizer remembers has PyTorch's names, and one that goes on from it takes the same steps, to the bit.
/// </summary>
public class OptimizerStateTests
{
    public static TheoryData<string, string> Cases =>
    [
        .. new[] { "sgd", "adam", "adamw" }.SelectMany(section =>
            Fixture.Names("optimizers.json", section).Select(name => (section, (string)name))),
    ];

    /// <summary>Each step is taken by an optimizer that has nothing but the state of the one before.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void PyTorchsStepsAreTakenFromStates(string section, string name)
    {
        var item = Fixture.Case("optimizers.json", section, name);
        var parameters = OptimizerTests.Parameters(item.GetProperty("parameters"));
        var whole = OptimizerTests.Parameters(item.GetProperty("parameters"));
        IOptimizer before = Make(section, item, [.. parameters.Values]), other = Make(section, item, [.. whole.Values]);
        foreach (var step in item.GetProperty("steps").EnumerateArray())
        {
            var optimizer = Make(section, item, [.. parameters.Values]);
            optimizer.LoadState(before.State().ToDictionary(entry => entry.Name, entry => entry.Tensor));
            optimizer.Step(OptimizerTests.GradientsOf(parameters, step.GetProperty("gradients")));
            other.Step(OptimizerTests.GradientsOf(whole, step.GetProperty("gradients")));
            foreach (var (key, parameter) in parameters)
            {
                Near.Equal(step.GetProperty("parameters").Tensor(key), parameter.Value);
                Near.SameBits(whole[key].Value.Span, parameter.Value.Span);
            }
            before = optimizer;
        }
    }

    [Fact]
    public void AdamsMomentsHavePyTorchsNames()
    {
        var layer = new Linear(2, 1, seed: 1);
        var adam = new Adam(layer, new AdamOptions { Beta1 = 0.5f, Beta2 = 0.75f });
        Assert.Empty(adam.State());
        adam.Step(layer.Forward(Tensor.Of(3, -2), new TrainingPass(1, 0)).Sum().Backward());
        adam.Step(layer.Forward(Tensor.Of(1, 4), new TrainingPass(1, 1)).Sum().Backward());
        var state = adam.State().ToArray();
        Assert.Equal(
            ["weight.exp_avg", "weight.exp_avg_sq", "weight.step", "bias.exp_avg", "bias.exp_avg_sq", "bias.step"],
            state.Select(entry => entry.Name));
        Assert.Equal(adam.StateShapes, state.Select(entry => (entry.Name, entry.Tensor.Shape)));
        Assert.Equal([1.25f, 1.5f], state[0].Tensor.ToArray()); // 0.25 * 3 + 0.5 * 1, 0.25 * -2 + 0.5 * 4
        Assert.Equal([1.9375f, 4.75f], state[1].Tensor.ToArray()); // 0.1875 * 9 + 0.25 * 1, 0.1875 * 4 + 0.25 * 16
        Assert.Equal((2, 0.75f, 0.4375f), (state[2].Tensor.Item(), state[3].Tensor.Item(), state[4].Tensor.Item()));
    }

    [Fact]
    public void VelocitiesHavePyTorchsName()
    {
        Linear used = new(1, 1, seed: 1), idle = new(1, 1, bias: false, seed: 1);
        var sgd = new Sgd([used.Weight, idle.Weight, used.Bias!], new SgdOptions { Momentum = 0.5f });
        for (var step = 0; step < 2; step++)
            sgd.Step(used.Forward(Tensor.Of(3), new TrainingPass(1, step)).Sum().Backward());
        Assert.Equal(
            [("0.momentum_buffer", 4.5f), ("2.momentum_buffer", 1.5f)],
            sgd.State().Select(entry => (entry.Name, entry.Tensor.Item())));
        Assert.Equal(3, sgd.StateShapes.Count());
        Assert.Empty(new Sgd(used).StateShapes);
    }

    /// <summary>
    /// An embedding of which each step looks up a few rows: some are never met, of one the gradient is zero, and of
    /// those that were met long ago the first moment is zero again, or both are. One is met again while its second
    /// moment is not.
    /// </summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.1f)]
    public void WhichRowsWereTouchedFollowsFromTheMoments(float decay)
    {
        Embedding whole = new(12, 3, seed: 1), resumed = new(12, 3, seed: 1);
        var options = new AdamOptions { LearningRate = 0.1f, Beta1 = 0.1f, Beta2 = 0.5f, WeightDecay = decay };
        IOptimizer one = new Adam(whole, options), other = new Adam(resumed, options);
        int[][] met = [[0, 1], [1, 2], [3], [9, 0]];
        for (var step = 0; step < 180; step++)
        {
            int[] ids = step < met.Length ? met[step] : step == 60 ? [1] : [4 + step % 2];
            var upstream = Tensor.Uniform(new Shape(ids.Length, 3), step == 2 ? 0 : -1, step == 2 ? 0 : 1, (ulong)step);
            one.Step((whole.Forward(ids, new TrainingPass(1, step)) * upstream).Sum().Backward());
            var after = new Adam(resumed, options);
            after.LoadState(other.State().ToDictionary(entry => entry.Name, entry => entry.Tensor));
            (other = after).Step((resumed.Forward(ids, new TrainingPass(1, step)) * upstream).Sum().Backward());
            Near.SameBits(whole.Weight.Value.Span, resumed.Weight.Value.Span);
            foreach (var (expected, actual) in one.State().Zip(other.State()))
                Near.SameBits(expected.Tensor.Span, actual.Tensor.Span);
        }
        var moments = one.State().ToDictionary(entry => entry.Name, entry => entry.Tensor);
        if (decay != 0)
            return;
        Assert.Equal((0, 0), (moments["weight.exp_avg"][0, 0], moments["weight.exp_avg_sq"][0, 0])); // both faded
        Assert.Equal(0, moments["weight.exp_avg"][1, 0]); // and its second moment not
        Assert.NotEqual(0, moments["weight.exp_avg_sq"][1, 0]);
        Assert.Equal(0, moments["weight.exp_avg_sq"][11, 0]); // which was never there
        Assert.NotEqual(0, moments["weight.exp_avg"][4, 0]);
    }

    [Fact]
    public void StepsAreCountedAsFarAsPyTorchCountsThem()
    {
        var layer = new Linear(1, 1, bias: false, seed: 1);
        var adam = new Adam(layer);
        var state = new Dictionary<string, Tensor>
        {
            ["weight.exp_avg"] = Tensor.Zeros(1, 1),
            ["weight.exp_avg_sq"] = Tensor.Zeros(1, 1),
            ["weight.step"] = Tensor.Scalar(1 << 24),
        };
        adam.LoadState(state);
        adam.Step(layer.Forward(Tensor.Of(3), new TrainingPass(1, 0)).Sum().Backward());
        Assert.Equal(1 << 24, adam.State().Last().Tensor.Item());
        adam.LoadState(adam.State().ToDictionary(entry => entry.Name, entry => entry.Tensor));
    }

    [Theory]
    [InlineData("weight.exp_avg_sq", 0, "there is no tensor \"weight.exp_avg_sq\", but others of that parameter")]
    [InlineData("weight.step", 0, "there is no tensor \"weight.step\"")]
    [InlineData("weight.exp_avg", 1, "tensor \"weight.exp_avg\" has shape [2, 2], but this optimizer's has [1, 2]")]
    [InlineData("weight.step", 1, "tensor \"weight.step\" has shape [2, 2]")]
    [InlineData("weight.momentum_buffer", 1, "tensor \"weight.momentum_buffer\" belongs to nothing that this")]
    [InlineData("weight.step", 2, "tensor \"weight.step\" is 1.5, but a whole number from 1 to 16777216 was expected")]
    [InlineData("weight.exp_avg", 3, "tensor \"weight.exp_avg\" is null")]
    public void AStateThatDoesNotFitIsRefusedAndChangesNothing(string name, int change, string expected)
    {
        var layer = new Linear(2, 1, seed: 1);
        var adam = new Adam(layer);
        adam.Step(layer.Forward(Tensor.Of(3, -2), new TrainingPass(1, 0)).Sum().Backward());
        var before = adam.State().Select(entry => entry.Tensor.ToArray()).ToArray();
        var state = adam.State().ToDictionary(entry => entry.Name, entry => entry.Tensor);
        if (change == 0)
            state.Remove(name);
        else
            state[name] = change switch { 1 => Tensor.Zeros(2, 2), 2 => Tensor.Scalar(1.5f), _ => null! };
        var refusal = Assert.Throws<ArgumentException>(() => adam.LoadState(state));
        Assert.StartsWith(expected, refusal.Message, StringComparison.Ordinal);
        Assert.Equal("tensors", refusal.ParamName);
        Assert.Equal(before, adam.State().Select(entry => entry.Tensor.ToArray()));
        Assert.Throws<ArgumentNullException>(() => adam.LoadState(null!));
    }

    [Theory]
    [InlineData("weight.exp_avg", float.NaN, "tensor \"weight.exp_avg\" holds NaN, but numbers were expected")]
    [InlineData("weight.exp_avg_sq", float.NaN, "tensor \"weight.exp_avg_sq\" holds NaN, but numbers were expected")]
    [InlineData("weight.exp_avg_sq", -1e-3f, "tensor \"weight.exp_avg_sq\" holds -0.001 at 1, but means of squares, 0")]
    [InlineData("weight.exp_avg_sq", float.NegativeInfinity, "tensor \"weight.exp_avg_sq\" holds -Infinity at 1, but")]
    [InlineData("weight.momentum_buffer", float.NaN, "tensor \"weight.momentum_buffer\" holds NaN, but numbers")]
    [InlineData("weight.exp_avg", -1, null)]
    [InlineData("weight.exp_avg_sq", float.PositiveInfinity, null)]
    [InlineData("weight.exp_avg_sq", -0f, null)]
    [InlineData("weight.momentum_buffer", float.NegativeInfinity, null)]
    public void AStateOfWhichWeightsWouldBecomeNaNIsRefusedAndChangesNothing(string name, float value, string? expected)
    {
        var layer = new Linear(2, 1, seed: 1);
        IOptimizer optimizer = name.EndsWith("buffer", StringComparison.Ordinal)
            ? new Sgd(layer, new SgdOptions { Momentum = 0.5f }) : new Adam(layer);
        optimizer.Step(layer.Forward(Tensor.Of(3, -2), new TrainingPass(1, 0)).Sum().Backward());
        var before = optimizer.State().Select(entry => entry.Tensor.ToArray()).ToArray();
        var state = optimizer.State().ToDictionary(entry => entry.Name, entry => entry.Tensor);
        foreach (var other in state.Keys.Where(key => key.StartsWith("bias", StringComparison.Ordinal)))
            state[other] = Tensor.Full(state[other].Shape, 7);
        state[name] = new Tensor(new Shape(1, 2), [1, value]);
        if (expected is null)
        {
            optimizer.LoadState(state);
            Assert.Equal(value, optimizer.State().Single(entry => entry.Name == name).Tensor[0, 1]);
            return;
        }
        var refusal = Assert.Throws<ArgumentException>(() => optimizer.LoadState(state));
        Assert.StartsWith(expected, refusal.Message, StringComparison.Ordinal);
        Assert.Equal("tensors", refusal.ParamName);
        Assert.Equal(before, optimizer.State().Select(entry => entry.Tensor.ToArray()));
    }

    private static IOptimizer Make(string section, JsonElement item, Parameter[] parameters) => section switch
    {
        "sgd" => new Sgd(parameters, new SgdOptions
        {
            LearningRate = item.Float("lr"),
            Momentum = item.Float("momentum"),
            Dampening = item.Float("dampening"),
            Nesterov = item.Bool("nesterov"),
            WeightDecay = item.Float("weightDecay"),
        }),
        "adam" => new Adam(parameters, Options<AdamOptions>(item)),
        _ => new AdamW(parameters, Options<AdamWOptions>(item)),
    };

    private static T Options<T>(JsonElement item)
        where T : AdamOptions, new() => (T)(AdamOptions)(new T() with
        {
            LearningRate = item.Float("lr"),
            Beta1 = (float)item.GetProperty("betas")[0].GetDouble(),
            Beta2 = (float)item.GetProperty("betas")[1].GetDouble(),
            Epsilon = item.Float("eps"),
            WeightDecay = item.Float("weightDecay"),
        });
}
