using System.Text;

namespace Unroll.SampleGenerator;

/// <summary>A file of samples: <c>label TAB text LF</c> in UTF-8 with no mark and no header.</summary>
internal static class SampleFile
{
    public static int Write(string path, IReadOnlyList<Sample> samples)
    {
        var lines = new StringBuilder();
        foreach (var sample in samples)
            lines.Append(sample.Label).Append('\t').Append(sample.Text).Append('\n');

        var bytes = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(lines.ToString());
        File.WriteAllBytes(path, bytes);
        return bytes.Length;
    }
}
