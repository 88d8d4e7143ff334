using System.Runtime.InteropServices;

namespace Unroll.Text.Tests.Documentation;

/// <summary>Pages show numbers as they are where their examples were run.</summary>
internal static class SameNumbers
{
    /// <summary>Skips a test where the last digits of exponentials and logarithms may differ.</summary>
    public static void SkipElsewhere() =>
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64,
            "the pages' numbers are those of Linux on x64; other systems round exponentials differently");
}
