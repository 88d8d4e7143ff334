using System.Globalization;

namespace Unroll.Peers;

/// <summary>The most memory a running process has held so far.</summary>
internal static class ProcessPeak
{
    /// <param name="process">Its number, or <c>self</c>.</param>
    /// <returns>The peak in KiB; null if the system does not tell, or the process has ended.</returns>
    public static long? KibiBytes(string process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status")
                .FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            var words = line?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            return words is null ? null : long.Parse(words[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Lets this process's peak begin anew at what it holds now.</summary>
    public static void Reset() => File.WriteAllText("/proc/self/clear_refs", "5");
}
