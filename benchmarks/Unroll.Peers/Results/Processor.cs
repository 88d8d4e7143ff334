using System.Globalization;
using System.Runtime.InteropServices;

namespace Unroll.Peers;

/// <summary>The processor as /proc/cpuinfo tells it.</summary>
/// <param name="Name">What it calls itself, which may say little.</param>
/// <param name="Generation">Its design, such as <c>zen4</c>; family and model where that is not known here.</param>
/// <param name="VectorBits">The widest vectors that .NET uses on it.</param>
internal sealed record Processor(string Name, string Vendor, string Generation, int VectorBits)
{
    /// <summary>A name for files: vendor, design and width.</summary>
    public string Slug => FormattableString.Invariant($"{Vendor}-{Generation}-{VectorBits}bit");

    public static Processor Here()
    {
        const string file = "/proc/cpuinfo";
        var fields = new Dictionary<string, string>();
        foreach (var line in File.ReadLines(file).Select(line => line.Split(':', 2)).Where(parts => parts.Length == 2))
            fields.TryAdd(line[0].Trim(), line[1].Trim());
        var name = fields.GetValueOrDefault("model name", RuntimeInformation.ProcessArchitecture.ToString());
        if (!fields.TryGetValue("vendor_id", out var vendor))
        {
            // Processors of ARM.
            var maker = fields.GetValueOrDefault("CPU implementer", "0");
            var part = fields.GetValueOrDefault("CPU part", "0");
            return new Processor(name, "arm", $"{maker}-{part}", FmaPeak.VectorBits);
        }
        var (family, model) = (Number("cpu family"), Number("model"));
        var (brand, design) = vendor switch
        {
            "AuthenticAMD" => ("amd", Amd(family, model)),
            "GenuineIntel" => ("intel", Intel(family, model)),
            _ => ("x86", null),
        };
        design ??= FormattableString.Invariant($"family{family}-model{model}");
        return new Processor(name, brand, design, FmaPeak.VectorBits);

        int Number(string field) => int.Parse(fields.GetValueOrDefault(field, "0"), CultureInfo.InvariantCulture);
    }

    private static string? Amd(int family, int model) => (family, model) switch
    {
        (0x17, < 0x30) => "zen",
        (0x17, _) => "zen2",
        (0x19, < 0x10 or (>= 0x20 and < 0x60)) => "zen3",
        (0x19, _) => "zen4",
        (0x1a, _) => "zen5",
        _ => null,
    };

    private static string? Intel(int family, int model) => (family, model) switch
    {
        (6, 79) => "broadwell",
        (6, 85) => "skylake-sp",
        (6, 106 or 108) => "ice-lake-sp",
        (6, 143) => "sapphire-rapids",
        (6, 207) => "emerald-rapids",
        (6, 173 or 174) => "granite-rapids",
        _ => null,
    };
}
