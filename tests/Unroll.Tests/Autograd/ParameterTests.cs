namespace Unroll.Tests.Autograd;

public class ParameterTests
{
    [Fact]
    public void FirstValuesAreMadeOnceAndOnlyWhereTheyAreRead()
    {
        var made = 0;
        var parameter = new Parameter(new Shape(2), Make);
        Assert.Equal(new Shape(2), parameter.Shape);
        Assert.Equal(0, made);
        Assert.Equal([3f, 4], parameter.Value.ToArray());
        Assert.Same(parameter.Value, parameter.Value);
        Assert.Equal(1, made);

        var loaded = new Parameter(new Shape(2), Make);
        loaded.Assign(Tensor.Of(5, 6));
        Assert.Equal([5f, 6], loaded.Value.ToArray());
        Assert.Equal(1, made);

        Tensor Make()
        {
            made++;
            return Tensor.Of(3, 4);
        }
    }

    [Fact]
    public void AssignedValuesAreACopyWhetherOrNotThereWereOthers()
    {
        var given = Tensor.Of(5, 6);
        var (unread, read) = (new Parameter(new Shape(2), () => Tensor.Of(3, 4)), new Parameter(Tensor.Of(3, 4)));
        foreach (var parameter in new[] { unread, read })
        {
            var version = parameter.Version;
            parameter.Assign(given);
            Assert.True(parameter.Version > version);
            parameter.Update(values => values[0] = 7);
            Assert.Equal([7f, 6], parameter.Value.ToArray());
        }
        Assert.Equal([5f, 6], given.ToArray());
    }

    [Fact]
    public void TakenValuesAreTheParametersOwnAndHeldValuesChangeInPlace()
    {
        var given = Tensor.Of(5, 6);
        var parameter = new Parameter(new Shape(2), () => Tensor.Of(3, 4));
        parameter.Take(given);
        Assert.Same(given, parameter.Value);
        parameter.Take(Tensor.Of(8, 9));
        Assert.Same(given, parameter.Value);
        Assert.Equal([8f, 9], given.ToArray());
    }

    [Fact]
    public void EmbeddingsBeginWithZerosForPaddingAndRepeatWithTheirSeed()
    {
        var embedding = new Embedding(3, 2, paddingIndex: 1, seed: 4);
        Assert.Equal(Tensor.Normal(new Shape(3, 2), 1, 4).ToArray()[4..], embedding.Weight.Value.ToArray()[4..]);
        Assert.Equal([0f, 0], embedding.Weight.Value.ToArray()[2..4]);
    }
}
