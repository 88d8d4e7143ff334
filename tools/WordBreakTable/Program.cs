using System.Text;
using Unroll.Text;
using Unroll.WordBreakTable;

if (args.Length != 2)
{
    Console.Error.WriteLine(
        "usage: WordBreakTable <folder of the Unicode Character Database> <file to write>\n"
        + "In Debian the folder is /usr/share/unicode, of the package unicode-data; the file is WordBreakData.cs.");
    return 1;
}

var properties = new CharacterProperties(args[0]);
var runs = new StringBuilder();
var (count, kind) = (0, (WordBreak?)null);
foreach (var point in WordBreakRange.All)
{
    var next = properties.WordBreakOf(point);
    if (next != kind)
        End();
    (count, kind) = (count + 1, next);
}
End();
File.WriteAllText(args[1], WordBreakSource.Format(runs.ToString(), properties.Version));
return 0;

void End()
{
    if (kind is { } ended)
        runs.Append(count == 1 ? "" : $"{count:x}").Append((char)('A' + (int)ended));
    count = 0;
}
