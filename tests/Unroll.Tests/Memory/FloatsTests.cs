using System.Runtime.CompilerServices;

namespace Unroll.Tests.Memory;

public unsafe class FloatsTests
{
    [Fact]
    public void Memory_begins_on_a_cache_line_and_has_the_length_asked_for()
    {
        for (var length = 1; length < 3000; length += 37)
        {
            foreach (var floats in (Floats[])[Floats.Zeros(length), Floats.Unwritten(length), Floats.Rent(length)])
            {
                Assert.Equal(length, floats.Length);
                Assert.Equal(0u, (nuint)Unsafe.AsPointer(ref floats.Span[0]) % 64);
            }
        }
        Assert.Equal(0, Floats.Rent(0).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => Floats.Rent(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Floats.Zeros(-1));
    }

    [Fact]
    public void Memory_comes_back_for_any_length_of_its_size()
    {
        // A size that nothing else asks for while the other tests run.
        const int Length = 5_555_555;
        var size = FloatPool.SizeFor(Length);
        var first = Floats.Rent(Length);
        first.Span[0] = 7;
        first.Return();
        var again = Floats.Rent(size);
        Assert.Equal(7, again.Span[0]);
        Assert.Equal(size, again.Length);
        Assert.NotEqual(7, Floats.Rent(size).Span[0]);
    }

    [Fact]
    public void A_size_holds_the_length_and_little_more()
    {
        int[] lengths = [1, 15, 16, 17, 128, 129, 1000, 65_537, 1 << 20, (1 << 20) + 1, (1 << 30) - 1, 1 << 30];
        foreach (var length in lengths)
        {
            var size = FloatPool.SizeFor(length);
            Assert.InRange(size, length, Math.Max(length + 15L, length * 1.25 + 16));
            Assert.Equal(size, FloatPool.SizeFor(size));
        }
        Assert.Equal(Array.MaxLength, FloatPool.SizeFor(Array.MaxLength));
    }
}
