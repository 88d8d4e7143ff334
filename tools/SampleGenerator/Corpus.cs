using Unroll.SampleGenerator.Languages;

namespace Unroll.SampleGenerator;

/// <summary>The three parts of the corpus, each with the same number of samples of every language.</summary>
internal sealed class Corpus
{
    private static readonly Language[] Languages =
    [
        new German(), new English(), new Spanish(), new Finnish(), new French(), new Italian(), new Korean(),
        new Dutch(), new Polish(), new Portuguese(), new Swedish(), new Turkish(), new Chinese(),
    ];

    private readonly Dictionary<Part, IReadOnlyList<Sample>> _parts = [];

    private Corpus()
    {
    }

    public IReadOnlyList<Sample> this[Part part] => _parts[part];

    public static Corpus Generate(ulong seed)
    {
        var random = new SplitMix64(seed);
        var pools = Enum.GetValues<Part>().ToDictionary(part => part, part => ValuePool.Draw(part, 400, random));
        var owners = FindOwners(pools);

        var corpus = new Corpus();
        foreach (var part in Enum.GetValues<Part>())
        {
            var samples = new List<Sample>();
            foreach (var language in Languages)
                samples.AddRange(Pick(language, part, pools[part], owners, random));

            random.Shuffle(samples);
            corpus._parts[part] = samples;
        }

        return corpus;
    }

    private static int SizeOf(Part part) => part switch
    {
        Part.Train => 460,
        Part.Dev => 46,
        _ => 92,
    };

    /// <summary>
    /// The one language and part that can produce each text; null if there are several. "12 mars 1984" is as
    /// Swedish as it is French, and nobody could tell. Case is left aside, as a tokenizer may do so too.
    /// </summary>
    private static Dictionary<string, (string Label, Part Part)?> FindOwners(Dictionary<Part, ValuePool> pools)
    {
        var owners = new Dictionary<string, (string Label, Part Part)?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (part, pool) in pools)
        {
            foreach (var language in Languages)
            {
                foreach (var text in pool.All.SelectMany(language.Render))
                {
                    if (!owners.TryAdd(text, (language.Code, part)) && owners[text] != (language.Code, part))
                        owners[text] = null;
                }
            }
        }

        return owners;
    }

    private static List<Sample> Pick(
        Language language,
        Part part,
        ValuePool pool,
        Dictionary<string, (string Label, Part Part)?> owners,
        SplitMix64 random)
    {
        var samples = new List<Sample>();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var attempt = 0; samples.Count < SizeOf(part); attempt++)
        {
            if (attempt > 1000 * SizeOf(part))
                throw new InvalidOperationException($"Too few texts in {language.Code} for {part}.");

            // The kinds take turns; of two texts the shorter is kept, so that short ones prevail.
            var kind = pool.Kinds[samples.Count % pool.Kinds.Count];
            var texts = language.Render(kind[random.Below(kind.Count)])
                .Where(text => language.Accepts(text) && owners[text] == (language.Code, part))
                .ToList();
            if (texts.Count == 0)
                continue;

            var one = texts[random.Below(texts.Count)];
            var other = texts[random.Below(texts.Count)];
            var text = one.Length <= other.Length ? one : other;
            if (taken.Add(text))
                samples.Add(new Sample(language.Code, text));
        }

        return samples;
    }
}
