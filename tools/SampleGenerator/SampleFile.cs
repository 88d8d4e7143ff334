using System.Text;

namespace Unroll.SampleGenerator;

/// <summary>A file of samples: <c>label TAB text LF</c> with no header.</summary>
internal static class SampleFile
{
    public static string Format(IEnumerable<Sample> samples)
    {
        var lines = new StringBuilder();
        foreach (var sample in samples)
            lines.Append(sample.Label).Append('\t').Append(sample.Text).Append('\n');

        return lines.ToString();
    }
}
