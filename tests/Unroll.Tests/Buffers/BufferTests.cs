using System.Runtime.CompilerServices;

namespace Unroll.Tests.Buffers;

public unsafe class BufferTests
{
    [Fact]
    public void ABufferBeginsOnACacheLineAndHasTheLengthAskedFor()
    {
        for (var length = 1; length < 3000; length += 37)
        {
            Buffer<float>[] buffers =
                [Buffer<float>.Zeros(length), Buffer<float>.Unwritten(length), Buffer<float>.Rent(length)];
            foreach (var buffer in buffers)
            {
                Assert.Equal(length, buffer.Length);
                Assert.Equal(0u, (nuint)Unsafe.AsPointer(ref buffer.Span[0]) % 64);
            }
        }
        Assert.Equal(0, Buffer<float>.Rent(0).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => Buffer<float>.Rent(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Buffer<float>.Zeros(-1));
    }

    [Fact]
    public void ABufferComesBackForAnyLengthOfItsSize()
    {
        // A size that nothing else asks for while the other tests run.
        const int Length = 5_555_555;
        var size = BufferPool<float>.SizeFor(Length);
        var first = Buffer<float>.Rent(Length);
        first.Span[0] = 7;
        first.Return();
        var again = Buffer<float>.Rent(size);
        Assert.Equal(7, again.Span[0]);
        Assert.Equal(size, again.Length);
        Assert.NotEqual(7, Buffer<float>.Rent(size).Span[0]);
    }

    [Fact]
    public void ASizeHoldsTheLengthAndLittleMore()
    {
        int[] lengths = [1, 15, 16, 17, 128, 129, 1000, 65_537, 1 << 20, (1 << 20) + 1, (1 << 30) - 1, 1 << 30];
        foreach (var length in lengths)
        {
            var size = BufferPool<float>.SizeFor(length);
            Assert.InRange(size, length, Math.Max(length + 15L, length * 1.25 + 16));
            Assert.Equal(size, BufferPool<float>.SizeFor(size));
        }
        Assert.Equal(Array.MaxLength, BufferPool<float>.SizeFor(Array.MaxLength));
    }

    [Fact]
    public void OtherElementsBeginOnACacheLineToo()
    {
        for (var length = 1; length < 3000; length += 37)
        {
            var (numbers, pairs) = (Buffer<double>.Rent(length), Buffer<(int, int)>.Rent(length));
            Assert.Equal(0u, (nuint)Unsafe.AsPointer(ref numbers.Span[0]) % 64);
            Assert.Equal(0u, (nuint)Unsafe.AsPointer(ref pairs.Span[0]) % 64);
            numbers.Return();
            pairs.Return();
        }
    }

    [Fact]
    public void AGrowingBufferStaysWhileItIsLargeEnough()
    {
        Buffer<int> buffer = default;
        buffer.MakeRoom(17);
        buffer[16] = 5;
        buffer.MakeRoom(3);
        Assert.Equal(5, buffer[16]);
        buffer.MakeRoom(1000);
        Assert.InRange(buffer.Length, 1000, 1300);
        buffer.Release();
        Assert.True(buffer.IsEmpty);
        Assert.Throws<ArgumentException>(() => buffer.MakeRoom(1L << 32));
    }
}
