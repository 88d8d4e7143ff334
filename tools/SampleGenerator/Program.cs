using System.Globalization;
using System.Text;
using Unroll.SampleGenerator;
using Unroll.SampleGenerator.Sentences;
using Unroll.SampleGenerator.Translations;

if (args.Length != 1)
{
    Console.Error.WriteLine(
        "usage: SampleGenerator <folder to write classify.*.tsv, tag.parts.*.conll, tag.words.*.txt and "
        + "translate.*.tsv to>");
    return 1;
}

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Directory.CreateDirectory(args[0]);

const ulong Seed = 20_240_312;
var corpus = Corpus.Generate(Seed);
foreach (var part in Enum.GetValues<Part>())
    Write($"classify.{NameOf(part)}.tsv", SampleFile.Format(corpus[part]), corpus[part].Count);

var forParts = new SplitMix64(Seed);
var forWords = new SplitMix64(Seed);
foreach (var part in Enum.GetValues<Part>())
{
    var parts = SentenceCorpus.OfAllLanguages(part, forParts);
    Write($"tag.parts.{NameOf(part)}.conll", ConllFile.Format(parts), parts.Count);

    var words = SentenceCorpus.OfChinese(part, forWords);
    Write($"tag.words.{NameOf(part)}.txt", SegmentedFile.Format(words), words.Count);
}

var translations = new TranslationCorpus(Seed);
foreach (var part in Enum.GetValues<Part>())
    Write($"translate.{NameOf(part)}.tsv", TranslationFile.Format(translations[part]), translations[part].Count);

new CorpusReport(corpus).Print(Console.Out);
return 0;

static string NameOf(Part part) => part.ToString().ToLowerInvariant();

void Write(string name, string text, int samples)
{
    var path = Path.Combine(args[0], name);
    var bytes = Encoding.UTF8.GetBytes(text);
    File.WriteAllBytes(path, bytes); // no byte order mark
    Console.WriteLine($"{path}: {samples} samples, {bytes.Length} bytes");
}
