namespace Unroll.Tests.Recurrence;

/// <summary>Wrong sizes, shapes and states are refused at once, with what was given and what was expected.</summary>
public class RecurrentErrorTests
{
    private static readonly Lstm Network = new(
        inputSize: 4, hiddenSize: 5, layers: 2, bidirectional: true, batchFirst: true, seed: 1);

    [Theory]
    [InlineData(0, 5, 1, "inputSize is 0")]
    [InlineData(4, 0, 1, "hiddenSize is 0")]
    [InlineData(4, -3, 1, "hiddenSize is -3")]
    [InlineData(4, 5, 0, "layers is 0")]
    [InlineData(4, 50_000, 1, "more than one array can hold")]
    [InlineData(4, 2_000_000_000, 1, "more than one array can hold")]
    public void SizesBelowOneOrTooLarge(int input, int hidden, int layers, string message) =>
        Assert.Contains(
            message, Assert.Throws<ArgumentOutOfRangeException>(() => new Lstm(input, hidden, layers)).Message);

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(1.5f)]
    [InlineData(float.NaN)]
    public void DropoutOutsideZeroToOne(float dropout) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Lstm(4, 5, dropout: dropout));

    [Fact]
    public void FeatureSize()
    {
        Error("[2, 3, 7]", "[batch, time, 4]", () => Network.Forward(Tensor.Zeros(2, 3, 7)));
        Error("[3, 7]", "[rows, 4]", () => Network.Forward(PackedSequence.PackSequence([Tensor.Zeros(3, 7)])));
        Assert.Contains("3 features", Assert.Throws<ArgumentException>(() =>
        {
            var forward = new Recurrent<LstmCell>(4, 5);
            forward.Step([1, 2, 3], forward.NewStepState());
        }).Message);
    }

    [Fact]
    public void RankAndEmptiness()
    {
        Error("[4]", "[time, 4]", () => Network.Forward(Tensor.Zeros(4)));
        Error("[1, 2, 3, 4]", "[time, 4]", () => Network.Forward(Tensor.Zeros(1, 2, 3, 4)));
        Error("[0, 3, 4]", "at least one", () => Network.Forward(Tensor.Zeros(0, 3, 4)));
        Error("[2, 0, 4]", "at least one", () => Network.Forward(Tensor.Zeros(2, 0, 4)));
    }

    [Fact]
    public void InitialStates()
    {
        var input = Tensor.Zeros(2, 3, 4);
        var right = Tensor.Zeros(4, 2, 5);
        Error("[4, 3, 5]", "[4, 2, 5]", () => Network.Forward(input, initial: (Tensor.Zeros(4, 3, 5), right))); // batch
        Error("[2, 2, 5]", "[4, 2, 5]", () =>
            Network.Forward(input, initial: (right, Tensor.Zeros(2, 2, 5)))); // layers
        Error("[4, 2, 6]", "[4, 2, 5]", () => Network.Forward(input, initial: (Tensor.Zeros(4, 2, 6), right))); // size
        Error("[4, 5]", "[4, 2, 5]", () => Network.Forward(input, initial: (Tensor.Zeros(4, 5), right)));       // rank
        Error("no memory", "both", () => Network.Network.Forward(input, initial: new RecurrentState(right)));
        Error("memory c", "only h", () =>
            new Gru(4, 5).Network.Forward(input, initial: new RecurrentState(right, right)));
    }

    [Fact]
    public void ABidirectionalNetworkHasNoSingleStep() =>
        Assert.Contains(
            "bidirectional", Assert.Throws<InvalidOperationException>(() => Network.Network.NewStepState()).Message);

    [Fact]
    public void AStepStateOfAnotherNetwork()
    {
        var state = new Recurrent<LstmCell>(4, 5).NewStepState();
        Assert.Contains(
            "another network", Assert.Throws<ArgumentException>(
            () => new Recurrent<LstmCell>(4, 5).Step([1, 2, 3, 4], state)).Message);
    }

    private static void Error(string given, string expected, Action action)
    {
        var message = Assert.Throws<ArgumentException>(action).Message;
        Assert.Contains(given, message);
        Assert.Contains(expected, message);
    }
}
