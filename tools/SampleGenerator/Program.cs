using System.Globalization;
using Unroll.SampleGenerator;

if (args.Length != 1)
{
    Console.Error.WriteLine("usage: SampleGenerator <folder to write the classify.*.tsv files to>");
    return 1;
}

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Directory.CreateDirectory(args[0]);

var corpus = Corpus.Generate(seed: 20_240_312);
foreach (var part in Enum.GetValues<Part>())
{
    var path = Path.Combine(args[0], $"classify.{part.ToString().ToLowerInvariant()}.tsv");
    var bytes = SampleFile.Write(path, corpus[part]);
    Console.WriteLine($"{path}: {corpus[part].Count} lines, {bytes} bytes");
}

new CorpusReport(corpus).Print(Console.Out);
return 0;
