using System.Runtime.InteropServices;

namespace Unroll.Peers;

/// <summary>What the figures were measured on.</summary>
/// <param name="Cores">How many of its processors this process sees.</param>
/// <param name="System">The operating system.</param>
/// <param name="DotNet">The .NET runtime.</param>
internal sealed record Machine(Processor Processor, int Cores, string System, string DotNet)
{
    public static Machine Here() => new(
        Processor.Here(),
        Environment.ProcessorCount,
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription);
}
