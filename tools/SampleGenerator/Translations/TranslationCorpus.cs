using Unroll.SampleGenerator.Languages;

namespace Unroll.SampleGenerator.Translations;

/// <summary>The values of each part in the words of each language, as many in every language, no text twice.</summary>
internal sealed class TranslationCorpus
{
    private static readonly ISpokenLanguage[] Languages = [new German(), new English(), new Spanish(), new French(),
        new Chinese()];

    private readonly Dictionary<Part, List<Translation>> _parts = [];
    private readonly Dictionary<string, string> _written = new(StringComparer.OrdinalIgnoreCase);

    public TranslationCorpus(ulong seed)
    {
        var random = new SplitMix64(seed);
        foreach (var part in Enum.GetValues<Part>())
        {
            var lines = _parts[part] = [];
            foreach (var language in Languages)
                lines.AddRange(Pick(language, part, random));

            random.Shuffle(lines);
        }
    }

    public IReadOnlyList<Translation> this[Part part] => _parts[part];

    private static int SizeOf(Part part) => part switch
    {
        Part.Train => 4500,
        Part.Dev => 120,
        _ => 200,
    };

    private List<Translation> Pick(ISpokenLanguage language, Part part, SplitMix64 random)
    {
        var values = new TranslatedValues(part, random);
        var picked = new List<Translation>();
        if (part == Part.Train)
        {
            foreach (var whole in TranslatedValues.Small)
                TryAdd(new Amount(whole, 0, values.Currency()));
        }

        for (var attempt = 0; picked.Count < SizeOf(part); attempt++)
        {
            if (attempt > 1000 * SizeOf(part))
                throw new InvalidOperationException($"Too few texts in {language.Code} for {part}.");

            TryAdd(values.Kinds[picked.Count % values.Kinds.Count]());
        }

        return picked;

        void TryAdd(SpokenValue value)
        {
            string[] forms = [.. language.Speak(value)];
            if (forms.Length == 0)
                return;

            var (spoken, written) = (forms[random.Below(forms.Length)], WrittenForm.Of(value));
            if (_written.TryAdd(spoken, written))
                picked.Add(new Translation(language.Code, value, spoken, written));
            else if (_written[spoken] != written)
                throw new InvalidOperationException($"{spoken} is {_written[spoken]} as well as {written}.");
        }
    }
}
