namespace Unroll.Tests.Autograd;

/// <summary>
/// One pass can give several losses, one loss can come from several passes, and a backward pass that is refused leaves
/// nothing behind.
/// </summary>
public class RepeatedBackwardTests
{
    [Fact]
    public void TwoLossesOfOnePassEachHaveTheirOwnRows()
    {
        var embedding = new Embedding(5, 2, seed: 1);
        var pass = new TrainingPass(1, 0);
        var first = embedding.Forward([0, 1], pass).Sum().Backward();
        Assert.Equal([1, 1, 1, 1, 0, 0, 0, 0, 0, 0], first[embedding.Weight].ToArray());
        var second = embedding.Forward([2], pass).Sum().Backward(recycle: first);
        Assert.Equal([0, 0, 0, 0, 1, 1, 0, 0, 0, 0], second[embedding.Weight].ToArray());
    }

    [Fact]
    public void ARefusedBackwardLeavesNothingBehind()
    {
        var (a, b) = (new Linear(2, 2, seed: 1), new Linear(2, 1, bias: false, seed: 2));
        var pass = new TrainingPass(1, 0);
        var x = Tensor.Of(new float[,] { { 1, 1 } });
        var h = a.Forward(x, pass);
        var (first, second) = (b.Forward(h, pass).Sum(), (b.Forward(h, pass) * 2).Sum());
        var gradients = first.Backward();
        Assert.Throws<InvalidOperationException>(() => second.Backward(recycle: gradients));
        Assert.True(gradients.Norm() > 0); // what was to be recycled is still there
        Assert.Equal([1, 1], b.Forward(x, pass).Sum().Backward()[b.Weight].ToArray());
    }

    /// <summary>
    /// Truncated backpropagation through time: a state goes on from one loss to the next, and without <c>Detach</c>
    /// the second way back meets the first.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AStateThatIsCarriedOverIsToBeDetached(bool updates)
    {
        var (lstm, head) = (new Lstm(2, 3, layers: 2, seed: 1), new Linear(3, 1, seed: 2));
        var optimizer = new Sgd([.. lstm.NamedParameters().Concat(head.NamedParameters())
            .Select(entry => entry.Parameter)], new SgdOptions());
        (Tensor, Tensor)? carried = null;
        Step(detach: true);
        Step(detach: true);
        Step(detach: false);
        var failure = Assert.Throws<InvalidOperationException>(() => Step(detach: false));
        Assert.EndsWith("or, where a state is carried over from one loss to the next, Detach() it between them",
            failure.Message, StringComparison.Ordinal);

        void Step(bool detach)
        {
            var pass = new TrainingPass(1, 0);
            var (output, (h, c)) = lstm.Forward(Tensor.Rand([4, 1, 2], seed: 1), pass, carried);
            var gradients = head.Forward(output, pass).Sum().Backward();
            if (updates)
                optimizer.Step(gradients);
            carried = detach ? (h.Detach(), c.Detach()) : (h, c);
        }
    }

    [Fact]
    public void OneLossOfTwoPassesAddsUp()
    {
        var linear = new Linear(2, 1, bias: false, seed: 1);
        var embedding = new Embedding(3, 1, seed: 1);
        var x = Tensor.Of(new float[,] { { 1, 2 } });
        Tensor Loss(TrainingPass one, TrainingPass other) =>
            (linear.Forward(x, one) + linear.Forward(x, other)).Sum()
                + (embedding.Forward([0, 1], one) + embedding.Forward([1, 2], other)).Sum();
        var gradients = Loss(new(1, 0), new(1, 1)).Backward();
        for (var repeat = 0; repeat < 2; repeat++)
        {
            Assert.Equal([2, 4], gradients[linear.Weight].ToArray());
            Assert.Equal([1, 2, 1], gradients[embedding.Weight].ToArray());
            gradients = Loss(new(1, 2), new(1, 3)).Backward(recycle: gradients);
        }
    }

    [Fact]
    public void AFrozenNetworkThatChangedIsNoticed()
    {
        var lstm = new Lstm(2, 3, seed: 1);
        var linear = new Linear(3, 1, seed: 2);
        var x = new TrainingPass(1, 0).Watch(Tensor.Zeros(4, 2));
        var throughLstm = lstm.Forward(x).Output.Sum();
        var throughLinear = linear.Forward(lstm.Forward(x).Output).Sum();
        foreach (var (_, parameter) in lstm.NamedParameters().Concat(linear.NamedParameters()))
            parameter.Update(values => values.Clear());
        Assert.Contains("updated", Assert.Throws<InvalidOperationException>(() => throughLstm.Backward()).Message);
        Assert.Contains("updated", Assert.Throws<InvalidOperationException>(() => throughLinear.Backward()).Message);
    }

    [Fact]
    public void ABatchTooLargeForOneArrayIsRefused() =>
        Assert.Contains(
            "smaller batch", Assert.Throws<ArgumentException>(
            () => new Lstm(1, 128).Forward(Tensor.Zeros(1, 4_100_000, 1))).Message);
}
