using System.Buffers.Binary;
using System.IO.Pipes;
using System.Text;
using CsCheck;

namespace Unroll.Tests.Storage;

public sealed class SafeTensorsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void WhatWasSavedIsLoaded()
    {
        var path = Path.Combine(_folder, "a.safetensors");
        (string, Tensor)[] tensors = [("b", Tensor.Rand(2, 3)), ("a.weight", Tensor.Scalar(-1.5f)),
            ("空", Tensor.Zeros(0, 4)), ("\"quoted\"\n", Tensor.Of(float.NaN, float.NegativeInfinity))];
        SafeTensors.Save(path, tensors, new Dictionary<string, string> { ["z"] = "循环神经网络 \"\\\0", ["a"] = "" });
        var (loaded, metadata) = SafeTensors.Load(path);
        Assert.Equal(tensors.Select(entry => entry.Item1), loaded.Keys);
        foreach (var (name, tensor) in tensors)
        {
            Assert.Equal(tensor.Shape, loaded[name].Shape);
            Near.SameBits(tensor.Span, loaded[name].Span);
        }
        Assert.Equal(["a", "z"], metadata.Keys);
        Assert.Equal("循环神经网络 \"\\\0", metadata["z"]);
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void TheBytesAreThoseOfTheFormat()
    {
        var path = Path.Combine(_folder, "a.safetensors");
        for (var i = 0; i < 2; i++) // the second time over the first
            SafeTensors.Save(
                path, [("w", Tensor.Of(new float[,] { { 1, 2 } }))], new Dictionary<string, string> { ["k"] = "v" });
        var bytes = File.ReadAllBytes(path);
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        Assert.Equal(0, length % 8);
        Assert.Equal("""{"__metadata__":{"k":"v"},"w":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}""", Encoding.UTF8.GetString(bytes, 8, length).TrimEnd(' '));
        Assert.Equal([0, 0, 0x80, 0x3F, 0, 0, 0, 0x40], bytes[(8 + length)..]);
    }

    [Fact]
    public void AFailedSaveLeavesTheOldFileAndNothingElse()
    {
        var path = Path.Combine(_folder, "a.safetensors");
        SafeTensors.Save(path, [("w", Tensor.Of(1))]);
        var before = File.ReadAllBytes(path);
        Throws<ArgumentException>(
            "the name \"w\" comes twice", () => SafeTensors.Save(path, [("w", Tensor.Of(1)), ("w", Tensor.Of(2))]));
        Throws<ArgumentException>("__metadata__", () => SafeTensors.Save(path, [("__metadata__", Tensor.Of(1))]));
        Assert.ThrowsAny<IOException>(
            () => SafeTensors.Save(Path.Combine(_folder, "no", "folder"), [("w", Tensor.Of(1))]));
        Directory.CreateDirectory(Path.Combine(_folder, "taken"));
        Assert.ThrowsAny<SystemException>(
            () => SafeTensors.Save(Path.Combine(_folder, "taken"), [("w", Tensor.Of(1))]));
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void WhatCouldNotBeLoadedIsNotSaved()
    {
        var path = Path.Combine(_folder, "a.safetensors");
        SafeTensors.Save(path, [("w", Tensor.Of(1))]);
        var before = File.ReadAllBytes(path);
        var w = Tensor.Of(1);
        Throws<ArgumentException>(
            "more than the 100000 tensors", () =>
            SafeTensors.Save(path, Enumerable.Range(0, 100_001).Select(i => ($"{i}", Tensor.Zeros(0)))));
        Throws<ArgumentException>(
            "more than 32 numbers", () => SafeTensors.Save(path, [("w", Tensor.Zeros([.. Enumerable.Repeat(1, 33)]))]));
        // In UTF-8 the two would be one.
        Throws<ArgumentException>(
            "the name of a tensor holds half of a surrogate pair at 1", () =>
            SafeTensors.Save(path, [("w\uD800", w), ("w\uD801", w)]));
        Throws<ArgumentException>(
            "a key of the metadata holds half of a surrogate pair at 0", () =>
            SafeTensors.Save(path, [("w", w)], new Dictionary<string, string> { ["\uDC00"] = "v" }));
        Throws<ArgumentException>(
            "\"k\" of the metadata holds half of a surrogate pair at 2", () =>
            SafeTensors.Save(path, [("w", w)], new Dictionary<string, string> { ["k"] = "😀\uD83D" }));
        Throws<ArgumentException>(
            "the format allows 100000000", () =>
            SafeTensors.Save(path, [("w", w)], new Dictionary<string, string> { ["k"] = new('v', 100_000_000) }));
        Assert.Equal(before, File.ReadAllBytes(path));
        SafeTensors.Save(
            path, Enumerable.Range(0, 100_000).Select(i => ($"{i}", Tensor.Zeros(0))), new Dictionary<string,
            string>
            { ["😀"] = "\uFFFD" });
        Assert.Equal(100_000, SafeTensors.Load(path).Tensors.Count);
    }

    [Fact]
    public void AHugeFileOfNothingIsRefusedBeforeItIsRead()
    {
        var path = Path.Combine(_folder, "a.safetensors");
        using (var file = File.Create(path))
        {
            file.Write([.. BitConverter.GetBytes(100_000_000L)]);
            file.SetLength(1L << 40);
        }
        var before = GC.GetAllocatedBytesForCurrentThread();
        Throws<InvalidDataException>("begins with the byte 0", () => SafeTensors.Load(path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Theory]
    [InlineData("", 0, "its header is no valid JSON")]
    [InlineData("[]", 0, "should have an object at its start, but begins with the byte 91")]
    [InlineData("{", 0, "no valid JSON")]
    [InlineData("{} {}", 0, "no valid JSON")]
    [InlineData("{\"a\":1}", 0, "an object for tensor \"a\"")]
    [InlineData("{\"a\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]}}", 4, "has dtype F16, but only F32")]
    [InlineData("{\"a\":{\"shape\":[1],\"data_offsets\":[0,4]}}", 4, "dtype missing")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,4]}}", 4, "lacks its shape")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}}", 4, "its two data_offsets")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4,8]}}", 4, "more than 2 numbers")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}", 4, "whole numbers from 0 on")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,4]}}", 4, "whole numbers from 0 on")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[[1]],\"data_offsets\":[0,4]}}", 4, "whole numbers from 0 on")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999],\"data_offsets\":[0,4]}}", 4,
        "whole numbers from 0 on")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,4]}}", 4,
        "that one tensor can hold")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647,0],\"data_offsets\":[0,0]}}", 0,
        "that one tensor can hold")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[536870912],\"data_offsets\":[0,2147483648]}}", 4,
        "2147483648 bytes, but 4 bytes of data follow")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}", 4,
        "needs 8 bytes, but its data_offsets are 0 and 4")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}", 4, "data_offsets are 4 and 0")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[2,6]}}", 6,
        "begins at byte 2 of the data, but 0")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4, "neither overlap nor leave holes")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", 8,
        "take 4 bytes, but 8 bytes of data follow")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", 3,
        "take 4 bytes, but 3 bytes of data follow")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]},\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[4,8]}}", 8, "\"a\" comes twice")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]}}", 4,
        "\"dtype\" that is unknown or comes twice")]
    [InlineData("{\"__metadata__\":{\"k\":\"v\",\"k\":\"w\"}}", 0, "\"k\" comes twice")]
    [InlineData("{\"__metadata__\":{\"k\":1}}", 0, "a string for \"k\"")]
    [InlineData("{\"__metadata__\":[]}", 0, "an object for __metadata__")]
    [InlineData("{\"\\ud800\":{}}", 0, "no valid JSON")]
    [InlineData("{\"a\\n\\u001b[2J\\u2028\":1}", 0, "an object for tensor \"a\\u000A\\u001B[2J\\u2028\"")]
    [InlineData("{\"a\":{\"dtype\":\"\\r\",\"shape\":[],\"data_offsets\":[0,4]}}", 4, "has dtype \\u000D, but")]
    [InlineData("{\"__metadata__\":{\"\\n\":1}}", 0, "a string for \"\\u000A\"")]
    public void ABrokenHeaderIsNamed(string json, int dataLength, string message)
    {
        var header = Encoding.UTF8.GetBytes(json);
        var failure = Assert.Throws<InvalidDataException>(
            () => Load([.. BitConverter.GetBytes((long)header.Length), .. header, .. new byte[dataLength]]));
        Assert.StartsWith(
            "model.safetensors cannot be read as safetensors: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ABrokenLengthIsNamed()
    {
        Throws<InvalidDataException>("it has 3 bytes", () => Load([1, 2, 3]));
        Throws<InvalidDataException>(
            "its header would have 9 bytes, but 2 follow", () => Load([9, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}']));
        Throws<InvalidDataException>(
            "18446744073709551615 bytes", () => Load([255, 255, 255, 255, 255, 255, 255, 255]));
        var deep = Encoding.UTF8.GetBytes("{\"a\":" + new string('[', 100_000));
        Throws<InvalidDataException>("header", () => Load([.. BitConverter.GetBytes((long)deep.Length), .. deep]));
        Throws<InvalidDataException>(_folder, () =>
        {
            var path = Path.Combine(_folder, "b");
            File.WriteAllBytes(path, [1]);
            SafeTensors.Load(path);
        });
    }

    [Fact]
    public void AHeaderNamesSoManyTensorsAtMost()
    {
        var json = string.Join(
            ',', Enumerable.Range(0, 100_001)
            .Select(i => $"\"{i}\":{{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}"));
        var header = Encoding.UTF8.GetBytes($"{{{json}}}");
        Throws<InvalidDataException>(
            "more than the 100000 tensors", () => Load([.. BitConverter.GetBytes((long)header.Length), .. header]));
        Throws<InvalidDataException>($"\"{new string('n', 200)}...\"", () =>
            SafeTensorsHeader.Parse(Encoding.UTF8.GetBytes($"{{\"{new string('n', 1_000_000)}\":1}}")));
    }

    [Fact]
    public void WhatCannotSeekIsRefused()
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In);
        Throws<InvalidDataException>(
            "a pipe or a device, but a file was expected", () => SafeTensors.Load(pipe, "model.safetensors"));
    }

    [Fact]
    public void ChangedBytesAreReadOrRefusedAndNothingElse()
    {
        var path = Path.Combine(_folder, "a.safetensors");
        SafeTensors.Save(
            path, [("first", Tensor.Rand(2, 3)), ("second", Tensor.Rand(4))], new Dictionary<string,
            string>
            { ["key"] = "value" });
        var good = File.ReadAllBytes(path);
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Int[0, good.Length]).Array[1, 4].Sample(changes =>
        {
            var bytes = good.ToArray();
            foreach (var (at, value, _) in changes)
                bytes[at] = value;
            if (changes[0].Item3 % 3 == 0)
                bytes = bytes[..changes[0].Item3];
            try
            {
                Load(bytes);
            }
            catch (InvalidDataException)
            {
            }
        }, iter: 3000);
    }

    [Fact]
    public void AModuleTakesOverItsOwnTensorsAlone()
    {
        Linear from = new(3, 2, seed: 1), to = new(3, 2, seed: 2);
        var path = Path.Combine(_folder, "a.safetensors");
        SafeTensors.Save(path, from.State());
        to.LoadState(SafeTensors.Load(path).Tensors);
        Near.SameBits(from.Weight.Value.Span, to.Weight.Value.Span);
        var state = from.State().ToDictionary();
        var before = to.Weight.Value.ToArray();
        Throws<ArgumentException>(
            "there is no tensor \"bias\"", () =>
            to.LoadState(new Dictionary<string, Tensor> { ["weight"] = Tensor.Zeros(2, 3) }));
        Throws<ArgumentException>(
            "tensor \"bias\" has shape [3], but this module's has [2]", () =>
            to.LoadState(new Dictionary<string, Tensor>(state) { ["bias"] = Tensor.Zeros(3) }));
        Throws<ArgumentException>(
            "tensor \"extra\" belongs to no parameter", () =>
            to.LoadState(new Dictionary<string, Tensor>(state) { ["extra"] = Tensor.Zeros(3) }));
        Throws<ArgumentException>("tensor \"ex\\u000Atra\" belongs", () =>
            to.LoadState(new Dictionary<string, Tensor>(state) { ["ex\ntra"] = Tensor.Zeros(3) }));
        Assert.Equal(before, to.Weight.Value.ToArray());
    }

    private static void Load(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        SafeTensors.Load(stream, "model.safetensors");
    }

    private static void Throws<T>(string message, Action action)
        where T : Exception => Assert.Contains(message, Assert.Throws<T>(action).Message, StringComparison.Ordinal);
}
