using Unroll.Tests.Optimizers;

namespace Unroll.Tests.Autograd;

public class BackwardTests
{
    public static TheoryData<string> NormCases => Fixture.Names("optimizers.json", "clipGradNorm");

    public static TheoryData<string> ValueCases => Fixture.Names("optimizers.json", "clipGradValue");

    [Theory]
    [MemberData(nameof(NormCases))]
    public void ClipsTheNormAsPyTorch(string name)
    {
        var item = Fixture.Case("optimizers.json", "clipGradNorm", name);
        var parameters = OptimizerTests.Parameters(item.GetProperty("gradients"));
        var clipped = OptimizerTests.GradientsOf(parameters, item.GetProperty("gradients"))
            .ClipByNorm(item.Float("maxNorm"), out var norm);
        Near.Equal([item.Float("totalNorm")], [norm]);
        foreach (var (key, parameter) in parameters)
            Near.Equal(item.GetProperty("clipped").Tensor(key), clipped[parameter]);
    }

    [Theory]
    [MemberData(nameof(ValueCases))]
    public void ClipsValuesAsPyTorch(string name)
    {
        var item = Fixture.Case("optimizers.json", "clipGradValue", name);
        var parameters = OptimizerTests.Parameters(item.GetProperty("gradients"));
        var clipped = OptimizerTests.GradientsOf(parameters, item.GetProperty("gradients"))
            .ClipByValue(item.Float("clipValue"));
        foreach (var (key, parameter) in parameters)
            Near.Equal(item.GetProperty("clipped").Tensor(key), clipped[parameter]);
    }

    [Fact]
    public void ClippingCountsRowsAlone()
    {
        var embedding = new Embedding(10, 2, seed: 1);
        var gradients = (
            embedding.Forward([3, 3, 5], new TrainingPass(1, 0)) * Tensor.Of(
            new float[,] { { 1, 0 }, { 2, 0 }, { 0, 4 } })).Sum().Backward();
        Assert.Equal(5, gradients.Norm());
        Near.Equal([0.6f], [gradients.ClipByNorm(1)[embedding.Weight][3, 0]]);
        Assert.Equal(0.5f, gradients.ClipByValue(0.5f)[embedding.Weight][5, 1]);
    }

    [Fact]
    public void ASecondBackwardThrows()
    {
        var x = new TrainingPass(1, 0).Watch(Tensor.Of(1, 2));
        var y = x * x;
        var loss = y.Sum();
        Assert.Equal([2, 4], loss.Backward()[x].ToArray());
        Assert.Contains(
            "run the forward pass again", Assert.Throws<InvalidOperationException>(() => loss.Backward()).Message,
            StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => y.Mean().Backward());
    }

    [Fact]
    public void BackwardStartsFromOneTrackedNumber()
    {
        Assert.Contains(
            "shape [2]", Assert.Throws<InvalidOperationException>(
            () => new TrainingPass(1, 0).Watch(Tensor.Of(1, 2)).Backward()).Message, StringComparison.Ordinal);
        Assert.Contains(
            "nothing that a TrainingPass tracks", Assert.Throws<InvalidOperationException>(
            () => Tensor.Scalar(1).Backward()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AParameterChangedBeforeBackwardThrows()
    {
        var linear = new Linear(2, 1, seed: 1);
        var loss = linear.Forward(Tensor.Of(1, 2), new TrainingPass(1, 0)).Sum();
        linear.Weight.Update(values => values[0] = 9);
        Assert.Contains(
            "updated between the forward pass and Backward",
            Assert.Throws<InvalidOperationException>(() => loss.Backward()).Message, StringComparison.Ordinal);
        var again = linear.Forward(Tensor.Of(1, 2), new TrainingPass(1, 0)).Sum();
        new Sgd(linear).Step(linear.Forward(Tensor.Of(1, 2), new TrainingPass(1, 0)).Sum().Backward());
        Assert.Throws<InvalidOperationException>(() => again.Backward());
    }

    [Fact]
    public void RecycledGradientsCanBeReadNoMoreAndTheNewAreRight()
    {
        var module = new Linear(3, 2, seed: 1);
        var embedding = new Embedding(9, 3, seed: 1);
        Gradients Go(int step, int[] ids, Gradients? recycle)
        {
            var pass = new TrainingPass(1, step);
            return module.Forward(embedding.Forward(ids, pass), pass).Sum().Backward(recycle);
        }

        var first = Go(0, [1, 2, 3], null);
        var clipped = first.ClipByNorm(0.1f);
        var second = Go(1, [4, 2], clipped);
        Assert.Throws<InvalidOperationException>(() => first[module.Weight]);
        Assert.Throws<InvalidOperationException>(() => clipped[module.Weight]);
        Assert.Throws<InvalidOperationException>(() => clipped.Norm());
        var fresh = Go(1, [4, 2], null);
        Near.SameBits(fresh[module.Weight].Span, second[module.Weight].Span);
        Near.SameBits(fresh[module.Bias!].Span, second[module.Bias!].Span);
        Near.SameBits(fresh[embedding.Weight].Span, second[embedding.Weight].Span);
        var longer = Go(2, [0, 1, 2, 3, 4, 5, 6], second);
        Near.SameBits(Go(2, [0, 1, 2, 3, 4, 5, 6], null)[embedding.Weight].Span, longer[embedding.Weight].Span);
    }

    [Fact]
    public void GradientsExistForWhatTheLossDependsOn()
    {
        var (pass, used, idle) = (new TrainingPass(1, 0), new Linear(2, 1), new Linear(2, 1));
        pass.Track(idle.Weight);
        var gradients = used.Forward(Tensor.Of(1, 2), pass).Sum().Backward();
        Assert.True(gradients.Contains(used.Weight));
        Assert.False(gradients.Contains(idle.Weight));
        Assert.Throws<KeyNotFoundException>(() => gradients[idle.Weight]);
        Assert.Throws<KeyNotFoundException>(() => gradients[Tensor.Of(1)]);
        Assert.Throws<ArgumentOutOfRangeException>(() => gradients.ClipByNorm(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => gradients.ClipByValue(float.NaN));
    }

    [Fact]
    public void ThousandsOfOperationsDeepDoesNotOverflowTheStack()
    {
        var x = new TrainingPass(1, 0).Watch(Tensor.Of(1));
        var y = x;
        for (var i = 0; i < 20_000; i++)
            y += 1;
        Assert.Equal(1, y.Backward()[x].Item());
    }

    [Fact]
    public void WithoutAPassNothingIsRecorded()
    {
        Assert.False(new Linear(2, 1).Forward(Tensor.Of(1, 2)).IsTracked);
        Assert.False(new TrainingPass(1, 0).Watch(Tensor.Of(1, 2)).Detach().IsTracked);
        Assert.True(new Linear(2, 1).Forward(Tensor.Of(1, 2), new TrainingPass(1, 0)).IsTracked);
    }
}
