namespace Unroll.Tests;

/// <summary>Parameters and optimizers that are used twice.</summary>
public class SharedUseTests
{
    private static readonly Tensor Input = Tensor.Of(new float[,] { { 1, 2 }, { 3, -1 } });

    public static TheoryData<string> Kinds => ["Adam", "AdamW", "Sgd"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void AParameterThatIsGivenTwiceIsRefused(string kind)
    {
        var (first, second) = (new Parameter(Tensor.Ones(2)), new Parameter(Tensor.Ones(2)));
        Of(kind, [first, second]);
        var refusal = Assert.Throws<ArgumentException>(() => Of(kind, [first, second, first]));
        Assert.StartsWith("parameters[2] is parameters[0] once more", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("parameters", refusal.ParamName);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void AParameterOfTwoPartsTakesOneStep(string kind)
    {
        var (tied, alone) = (new Linear(2, 2, seed: 1), new Linear(2, 2, seed: 1));
        Of(kind, new Twice(tied)).Step(GradientsOf(tied));
        Of(kind, alone).Step(GradientsOf(alone));
        Assert.Equal(alone.Weight.Value.ToArray(), tied.Weight.Value.ToArray());
    }

    [Fact]
    public void AStepWhileAnotherThreadIsInOneIsRefused()
    {
        var layer = new Linear(2, 2, seed: 1);
        var (blocks, gradients) = (new UpdateBlocks([layer.Weight]), GradientsOf(layer));
        var update = new AnotherWithin(blocks, gradients);
        blocks.Run(gradients, update);
        Assert.IsType<InvalidOperationException>(update.Refusal);
        Assert.Equal(4, update.Elements); // of the one step that was taken
        blocks.Run(gradients, update);
        Assert.Equal(8, update.Elements);
    }

    [Fact]
    public void AStepThatFailedIsOver()
    {
        var layer = new Linear(2, 2, seed: 1);
        var (optimizer, gradients) = (new Sgd(layer), GradientsOf(layer));
        GradientsOf(layer, gradients); // their memory was given away
        var refusal = Assert.Throws<InvalidOperationException>(() => optimizer.Step(gradients));
        Assert.Contains("a later Backward", refusal.Message, StringComparison.Ordinal);
        optimizer.Step(GradientsOf(layer));
    }

    private static Gradients GradientsOf(Linear layer, Gradients? recycle = null) =>
        layer.Forward(Input, new TrainingPass(1, 1)).Sum().Backward(recycle);

    private static IOptimizer Of(string kind, IEnumerable<Parameter> parameters) => kind switch
    {
        "Adam" => new Adam(parameters),
        "AdamW" => new AdamW(parameters),
        _ => new Sgd(parameters),
    };

    private static IOptimizer Of(string kind, IModule module) => kind switch
    {
        "Adam" => new Adam(module),
        "AdamW" => new AdamW(module),
        _ => new Sgd(module),
    };

    /// <summary>A module that has one of its parts in two places.</summary>
    private sealed class Twice(Linear part) : IModule
    {
        public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() =>
            [.. part.Under("a"), .. part.Under("b")];
    }

    /// <summary>An update during which another thread begins one.</summary>
    private sealed class AnotherWithin(UpdateBlocks blocks, Gradients gradients) : IElementUpdate
    {
        private int _elements;

        public int Elements => _elements;

        public Exception? Refusal { get; private set; }

        public void Begin(int parameter, Gradient gradient, float scale) => Refusal = Record.Exception(
            () => Task.Run(() => blocks.Run(gradients, this)).GetAwaiter().GetResult());

        public void WithGradient(int parameter, int start, ReadOnlySpan<float> gradient) =>
            Interlocked.Add(ref _elements, gradient.Length);

        public void WithoutGradient(int parameter, int start, int count)
        {
        }
    }
}
