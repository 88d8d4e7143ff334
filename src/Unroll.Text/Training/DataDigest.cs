using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Unroll.Text;

/// <summary>A SHA-256 over data, in which a length before each piece separates it from the next.</summary>
internal sealed class DataDigest
{
    private const string Prefix = "digest of ";

    private readonly IncrementalHash _hash;

    private DataDigest(IncrementalHash hash) => _hash = hash;

    /// <summary>The digest of what is added, in hexadecimal digits, under a name.</summary>
    public static KeyValuePair<string, string> Of(string what, Action<DataDigest> add)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        add(new DataDigest(hash));
        return new(Prefix + what, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Whether a name is one of a digest.</summary>
    public static bool IsName(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    public void Add(int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        _hash.AppendData(bytes);
    }

    public void Add(int[] numbers)
    {
        Add(numbers.Length);
        var bytes = new byte[numbers.Length * sizeof(int)];
        for (var i = 0; i < numbers.Length; i++)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(i * sizeof(int)), numbers[i]);
        _hash.AppendData(bytes);
    }

    public void Add(ReadOnlySpan<float> numbers)
    {
        Add(numbers.Length);
        _hash.AppendData(MemoryMarshal.AsBytes(numbers)); // weights, as the little-endian bytes that files have
    }

    /// <summary>Rows of numbers; null and empty differ.</summary>
    public void Add(int[][]? rows)
    {
        Add(rows?.Length ?? -1);
        foreach (var row in rows ?? [])
            Add(row);
    }

    public void Add(string text)
    {
        var bytes = Encoding.Unicode.GetBytes(text);
        Add(bytes.Length);
        _hash.AppendData(bytes);
    }

    public void Add(IReadOnlyCollection<string> texts)
    {
        Add(texts.Count);
        foreach (var text in texts)
            Add(text);
    }
}
