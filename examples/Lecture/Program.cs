using System.Text;
using Lecture;

// The examples of docs/lecture, each by its name.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
if (args is [var name] && Sections.All.TryGetValue(name, out var run))
{
    run(Console.Out);
    return 0;
}
if (args.Length > 0)
    Console.Error.WriteLine($"there is no section '{string.Join(' ', args)}', but one of these was expected:");
foreach (var section in Sections.All.Keys)
    Console.WriteLine(section);
return args.Length == 0 ? 0 : 2;
