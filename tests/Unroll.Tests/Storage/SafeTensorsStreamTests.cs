using System.Text;

namespace Unroll.Tests.Storage;

public class SafeTensorsStreamTests
{
    private static readonly (string, Tensor)[] Tensors = [("b", Tensor.Rand(2, 3)), ("a", Tensor.Scalar(-1.5f)),
        ("none", Tensor.Zeros(0, 4)), ("c", Tensor.Rand(70_000))];

    private static readonly Dictionary<string, string> Metadata = new() { ["key"] = "值" };

    private static readonly byte[] Saved = Save();

    public static TheoryData<bool> Kinds => [true, false];

    [Fact]
    public void AStreamGetsTheBytesOfAFile()
    {
        var path = Path.GetTempFileName();
        try
        {
            SafeTensors.Save(path, Tensors, Metadata);
            Assert.Equal(File.ReadAllBytes(path), Saved);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void WhatWasSavedIsLoaded(bool seeks)
    {
        using var stream = Open(Saved, seeks);
        Check(SafeTensors.Load(stream));
        Assert.Equal(-1, stream.ReadByte()); // open, and at its end
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void OtherDataMayStandBeforeAndAfter(bool seeks)
    {
        using var written = new MemoryStream();
        written.Write("before"u8);
        SafeTensors.Save(written, Tensors, Metadata);
        SafeTensors.Save(written, [("d", Tensor.Of(4))]);
        written.Write("after"u8);
        using var stream = Open(written.ToArray(), seeks);
        stream.ReadExactly(new byte["before".Length]);
        Check(SafeTensors.Load(stream));
        Assert.Equal(4, SafeTensors.Load(stream).Tensors["d"].Span[0]);
        var after = new byte["after".Length];
        stream.ReadExactly(after);
        Assert.Equal("after", Encoding.UTF8.GetString(after));
        Assert.Equal(-1, stream.ReadByte());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void TensorsMayLieInAnotherOrderThanTheirNames(bool seeks)
    {
        var header = Encoding.UTF8.GetBytes("""
            {"x":{"dtype":"F32","shape":[1],"data_offsets":[8,12]},"y":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}
            """);
        byte[] bytes = [.. BitConverter.GetBytes((long)header.Length), .. header, .. BitConverter.GetBytes(1f),
            .. BitConverter.GetBytes(2f), .. BitConverter.GetBytes(3f), 42];
        using var stream = Open(bytes, seeks);
        var (tensors, _) = SafeTensors.Load(stream);
        Assert.Equal(["x", "y"], tensors.Keys);
        Assert.Equal([3], tensors["x"].ToArray());
        Assert.Equal([1, 2], tensors["y"].ToArray());
        Assert.Equal(42, stream.ReadByte());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void WhatWasCutShortIsRefused(bool seeks)
    {
        int[] lengths = [0, 1, 7, 8, 9, 100, .. Enumerable.Range(1, 9), Saved.Length / 2, Saved.Length - 1];
        foreach (var length in lengths)
        {
            using var stream = Open(Saved[..length], seeks);
            var failure = Assert.Throws<InvalidDataException>(() => SafeTensors.Load(stream));
            Assert.StartsWith(
                "the stream cannot be read as safetensors: ", failure.Message, StringComparison.Ordinal);
            Assert.True(stream.CanRead);
        }
    }

    [Theory]
    [InlineData(true, "take 2000000000 bytes, but 4 bytes of data follow")]
    [InlineData(false, "it ends before its last tensor does; it was cut short")]
    public void ASizeThatIsNotThereTakesNoMemory(bool seeks, string message)
    {
        var header = Encoding.UTF8.GetBytes(
            """{"x":{"dtype":"F32","shape":[500000000],"data_offsets":[0,2000000000]}}""");
        using var stream = Open([.. BitConverter.GetBytes((long)header.Length), .. header, 1, 2, 3, 4], seeks);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var failure = Assert.Throws<InvalidDataException>(() => SafeTensors.Load(stream));
        Assert.EndsWith(message, failure.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        using var lengthy = Open([.. BitConverter.GetBytes(100_000_000L), (byte)'{', (byte)'}'], seeks);
        before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => SafeTensors.Load(lengthy));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void AStreamOfTheWrongKindIsRefused()
    {
        using var closed = new MemoryStream();
        closed.Dispose();
        Assert.Throws<ArgumentException>("stream", () => SafeTensors.Load(closed));
        Assert.Throws<ArgumentException>("stream", () => SafeTensors.Save(new OneWayStream([]), Tensors));
        Assert.Throws<ArgumentNullException>("stream", () => SafeTensors.Load((Stream)null!));
        Assert.Throws<ArgumentNullException>("path", () => SafeTensors.Load(null!));
        using var stream = new MemoryStream();
        Assert.Throws<ArgumentException>(() => SafeTensors.Save(stream, [("w", Tensor.Of(1)), ("w", Tensor.Of(2))]));
        Assert.Equal(0, stream.Length);
    }

    private static Stream Open(byte[] bytes, bool seeks) => seeks ? new MemoryStream(bytes) : new OneWayStream(bytes);

    private static byte[] Save()
    {
        using var stream = new MemoryStream();
        SafeTensors.Save(stream, Tensors, Metadata);
        Assert.True(stream.CanWrite);
        return stream.ToArray();
    }

    private static void Check(
        (IReadOnlyDictionary<string, Tensor> Tensors, IReadOnlyDictionary<string, string> Metadata) loaded)
    {
        Assert.Equal(Tensors.Select(entry => entry.Item1), loaded.Tensors.Keys);
        foreach (var (name, tensor) in Tensors)
        {
            Assert.Equal(tensor.Shape, loaded.Tensors[name].Shape);
            Near.SameBits(tensor.Span, loaded.Tensors[name].Span);
        }
        Assert.Equal(Metadata, loaded.Metadata);
    }
}
