using System.Numerics.Tensors;

namespace Unroll.Tests.Kernels;

/// <summary>
/// An element's result does not depend on where it stands in a row, how long the row is and how wide vectors are.
/// </summary>
public class ElementTests
{
    private delegate void Function(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> z);

    public static TheoryData<int> Lengths => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void ExactOperationsAreThoseOfOneElement(int length)
    {
        Equal(length, (x, y, z) => TensorPrimitives.Add(x, y, z), (x, y, _) => x + y);
        Equal(length, (x, y, z) => TensorPrimitives.Add(x, 0.7f, z), (x, _, _) => x + 0.7f);
        Equal(length, (x, y, z) => TensorPrimitives.Subtract(x, y, z), (x, y, _) => x - y);
        Equal(length, (x, y, z) => TensorPrimitives.Subtract(x, 0.7f, z), (x, _, _) => x - 0.7f);
        Equal(length, (x, y, z) => TensorPrimitives.Multiply(x, y, z), (x, y, _) => x * y);
        Equal(length, (x, y, z) => TensorPrimitives.Multiply(x, 0.7f, z), (x, _, _) => x * 0.7f);
        Equal(length, (x, y, z) => TensorPrimitives.Negate(x, z), (x, _, _) => -x);
        Equal(length, (x, y, z) => TensorPrimitives.Clamp(x, -3, 3, z), (x, _, _) => Math.Clamp(x, -3, 3));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void AMultipliedAndAddedElementIsRoundedInOneWay(int length)
    {
        // MultiplyAdd rounds twice everywhere, MultiplyAddEstimate once where the processor can.
        Equal(length, (x, y, z) => TensorPrimitives.MultiplyAdd(x, y, z, z), (x, y, i) => x * y + Rest(i));
        Equal(length, (x, y, z) => TensorPrimitives.MultiplyAdd(x, 0.7f, z, z), (x, _, i) => x * 0.7f + Rest(i));
        Equal(
            length,
            (x, y, z) => TensorPrimitives.MultiplyAddEstimate(x, 0.7f, z, z),
            (x, _, i) => float.MultiplyAddEstimate(x, 0.7f, Rest(i)));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void AnExponentialIsTheSameInRowsOfAnyLength(int length)
    {
        if (length < 4)
            return; // such a row goes through the system's mathematical library, at any width
        var (row, all) = (new float[length], new float[40]);
        TensorPrimitives.Exp(Values(length, 1), row);
        TensorPrimitives.Exp(Values(40, 1), all);
        Assert.Equal(all[..length], row);
    }

    private static float Rest(int i) => 0.1f * i;

    private static void Equal(int length, Function rows, Func<float, float, int, float> one)
    {
        var (x, y) = (Values(length, 1), Values(length, 2));
        float[] z = [.. Enumerable.Range(0, length).Select(Rest)];
        float[] before = [.. z];
        rows(x, y, z);
        for (var i = 0; i < length; i++)
            Assert.Equal(one(x[i], y[i], i), z[i]);
    }

    private static float[] Values(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() * 20 - 10)];
    }
}
