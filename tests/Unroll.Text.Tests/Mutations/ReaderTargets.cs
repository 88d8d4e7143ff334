using System.Text;

namespace Unroll.Text.Tests;

/// <summary>Every reader of texts, tagged sentences, pairs and word vectors, each with a file of its own.</summary>
internal static class ReaderTargets
{
    private const string Conll = "Ada\tNNP\tB-PER\nsaw\tVBD\tO\nNew\tNNP\tB-LOC\nYork\tNNP\tI-LOC\n\n很\tNN\tO\n\n";
    private const string Conllu =
        "# text = Ada saw\n1\tAda\tAda\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n2-3\tsawit\t_\t_\t_\t_\t_\t_\t_\t_\n2\tsaw\tsee\tVERB\tVBD\t_\t0\troot\t_\t_\n3\tit\tit\tPRON\tPRP\t_\t2\tobj\t_\t_\n\n";

    private static readonly Type[] Refused = [typeof(InvalidDataException)];

    private static readonly string?[] Encodings = [null, null, null, "latin1", "gb18030", "utf-16"];

    public static IEnumerable<MutationTarget> All(string folder) =>
    [
        Texts(TextFormat.Tsv, "label\ttext\npos\tgood day\nneg\tbad 坏\n"),
        Texts(TextFormat.Csv, "id,text,label\n1,\"good, \"\"day\"\"\",pos\n2,\"bad\nnight\",neg\n"),
        Texts(TextFormat.JsonLines,
            "{\"text\":\"good day\",\"label\":\"pos\"}\n{\"label\":\"neg\",\"text\":\"bad \\u574f\",\"n\":[1,{}]}\n"),
        Texts(TextFormat.FastText, "__label__pos good day\n__label__neg bad 坏\n"),
        Texts(TextFormat.LabelText, "pos good day\nneg bad 坏\n"),
        new("detected texts", Refused, random =>
        {
            string[] contents = ["pos good\nneg bad\npos fine\nneg ill\n",
                "good\tpos\nbad\tneg\nfine\tpos\nill\tneg\n", "\"good\",pos\n\"bad\",neg\n",
                "{\"text\":\"good\",\"label\":1}\n", "[{\"text\":\"good\",\n\"label\":1}]"];
            using var stream = new MemoryStream(Changed(contents[random.Next(contents.Length)], random));
            foreach (var text in LabelledTextFile.Read(
                stream, "data", new() { Encoding = Encodings[random.Next(Encodings.Length)] }))
                Check(text.Label, text.Text);
        }),
        new("detected sentences", Refused, random =>
        {
            string[] contents = [Conll, Conllu, "the/DT 1/2/CD\n很/D 好/A\n", "中国 人\n好 。\n"];
            using var stream = new MemoryStream(Changed(contents[random.Next(contents.Length)], random));
            foreach (var sentence in TaggedTextFile.Read(
                stream, "data", new() { Encoding = Encodings[random.Next(Encodings.Length)] }))
                Assert.Equal(sentence.Tokens.Count, sentence.Tags.Count);
        }),
        new("classes", Refused, random =>
        {
            var classes = Directory.CreateDirectory(Path.Combine(folder, "classes")).FullName;
            File.WriteAllBytes(Path.Combine(classes, "pos.txt"), Changed("good day\nfine\n", random));
            File.WriteAllText(Path.Combine(classes, "neg.txt"), "bad\n");
            foreach (var text in LabelledTextFile.Read(classes))
                Check(text.Label, text.Text);
        }),
        Tagged(TaggedFormat.Conll, Conll, ["2", "-1", null]),
        Tagged(TaggedFormat.Conllu, Conllu, ["upos", "xpos"]),
        Tagged(TaggedFormat.WordTag, "the/DT 1/2/CD car/NN\n很/D 好/A\n", [null]),
        Tagged(TaggedFormat.Segmented, "中国 人\nthe car\n", [null]),
        new("pairs", Refused, random =>
        {
            using var stream = new MemoryStream(Changed("one two\teins zwei\nthree\tdrei\t#9\n", random));
            foreach (var pair in ParallelTextFile.Read(
                stream, "data", new() { Encoding = Encodings[random.Next(Encodings.Length)] }))
                Check(pair.Source, pair.Target);
        }),
        new("two files", Refused, random =>
        {
            var (source, target) = (Path.Combine(folder, "source"), Path.Combine(folder, "target"));
            File.WriteAllBytes(source, Changed("one two\n\nthree\n", random));
            File.WriteAllBytes(target, Changed("eins zwei\n\ndrei\n", random));
            foreach (var pair in ParallelTextFile.Read(source, target))
                Check(pair.Source, pair.Target);
        }),
        new("vectors", Refused, random =>
        {
            var path = Path.Combine(folder, "vectors");
            File.WriteAllBytes(
                path, Changed(
                (random.Next(2) == 0 ? "3 4\n" : "") + "dog 0.1 0.2 -3e-1 4\n猫 1 2 3 4\nnew 1 2 3 4\n", random));
            var vocabulary = Vocabulary.Build(["dog", "猫", "saw"]);
            var vectors = WordVectors.Read(
                new WordVectorOptions { Path = path }, vocabulary, room: 10,
                new TextFolding(LowerCase: true, FoldWidth: true));
            var all = vectors.AddTo(vocabulary);
            vectors.CopyTo(new Parameter(Tensor.Zeros(all.Count, vectors.Size)), all, seed: 1);
        }),
    ];

    private static MutationTarget Texts(TextFormat format, string content) => new($"{format}", Refused, random =>
    {
        foreach (var text in TextReading.Read(
            format, Changed(content, random), new() { Encoding = Encodings[random.Next(Encodings.Length)] }))
            Check(text.Label, text.Text);
    });

    private static MutationTarget Tagged(TaggedFormat format, string content, string?[] columns) =>
        new($"{format}", Refused, random =>
    {
        var options = new TaggedTextOptions
        {
            Encoding = Encodings[random.Next(Encodings.Length)],
            Column = columns[random.Next(columns.Length)]
        };
        foreach (var sentence in TaggedReading.Read(format, Changed(content, random), options))
        {
            Assert.Equal(sentence.Tokens.Count, sentence.Tags.Count);
            Check([.. sentence.Tokens, .. sentence.Tags]);
        }
    });

    private static byte[] Changed(string content, Random random) =>
        ByteChanges.Of(Encoding.UTF8.GetBytes(content), random);

    private static void Check(params string[] texts) => Assert.DoesNotContain(texts, string.IsNullOrEmpty);
}
