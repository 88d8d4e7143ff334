using System.Text;

namespace Unroll.Text;

/// <summary>
/// The training of one <see cref="Translator"/>, for those who need what <see cref="Translator.Train"/> leaves out: how
/// fast it ran, and the last good model if a loss that is not finite ended it.
/// </summary>
public sealed class TranslatorTraining : NetworkTraining<Translator>
{
    private readonly Translator _translator;

    /// <summary>
    /// Reads the pairs, learns byte pairs if requested, turns texts into ids, and makes a model with
    /// initial weights.
    /// </summary>
    /// <inheritdoc cref="Translator.Train" path="/param"/>
    /// <exception cref="ArgumentException">
    /// There is no pair, a text is empty or has more than <see cref="Translator.MaximumTokens"/> tokens, no token of a
    /// side is in its vocabulary, an option is out of its range, or training cannot start from <paramref name="from"/>:
    /// it is no model of the library, or, as an <see cref="OptionException"/>,
    /// <see cref="NetworkOptions.StartingFrom"/> refuses it.
    /// </exception>
    /// <exception cref="InvalidDataException">The file of word vectors has an invalid line.</exception>
    public TranslatorTraining(
        IEnumerable<SentencePair> train, TranslatorOptions? options = null, TrainingOptions? training = null,
        IEnumerable<SentencePair>? dev = null, ITextModel? from = null)
        : base(training ?? TranslatorOptions.StandardTraining, from)
    {
        var (pairs, devPairs) = Examples(train, dev, HeldOut.Split);
        var given = options;
        options = Settled(given);
        var isFolded = from is not (null or Translator) && options.LowerCase && given is not { LowerCase: true };
        options.Validate();
        Check(pairs, nameof(train));
        Check(devPairs, nameof(dev));
        if (pairs.Length == 0)
            throw new ArgumentException("there is no pair to train on", nameof(train));
        var numbers = pairs.Count(pair => pair.Source.All(char.IsAsciiDigit));
        if (numbers >= 10 && numbers >= 0.9 * pairs.Length)
            Notices = ["nearly all sources are numbers: is there a column of them in front? Leave out all columns but "
                + "source and translation"];
        if (isFolded && pairs.Any(pair => pair.Target.Any(char.IsUpper)))
            Notices = [.. Notices, "translations are learned in lower case, as the model that training starts from "
                + "reads texts so"];
        var further = from as Translator;
        options = options with { SharedVocabulary = options.SharedVocabulary ?? ShareWords(options, pairs, from) };
        var vocabularies = TranslatorVocabularies.Build(
            options, pairs, further?.Vocabularies, Encoder?.Vocabularies.Words);
        var (sources, targets) = (
            Encode(pairs.Select(pair => pair.Source), vocabularies.Source, "source"),
            Encode(pairs.Select(pair => pair.Target), vocabularies.Target, "target"));
        options = options with
        {
            Bleu = options.Bleu ?? BleuOf(pairs).Name,
            LengthRatio = further is null ? options.LengthRatio ?? LengthRatio(sources, targets)
                : Math.Max(further.LengthRatio, LengthRatio(sources, targets)),
        };
        (options, var words) = WithVectors(options, vocabularies.Source.Vocabulary);
        vocabularies = vocabularies with { Source = vocabularies.Source with { Vocabulary = words } };
        var model = new TranslatorModel(options, words.Count, vocabularies.Target.Vocabulary.Count, Training.Seed);
        var known = CopyVectors(model.SourceEmbeddings, words);
        CountWords(sources, words, known);
        StartFrom(further, model, vocabularies);
        _translator = new Translator(options, vocabularies, model);
        Start(new TranslatorTask(_translator, sources, targets, devPairs, known, Training.LabelSmoothing));
    }

    /// <summary>
    /// The options of the model, with what the pairs determine: the tokens of BLEU, how long translations may be, the
    /// size of word vectors.
    /// </summary>
    public TranslatorOptions Options => _translator.Options;

    /// <summary>The tokens that the model will read.</summary>
    public Vocabulary SourceVocabulary => _translator.SourceVocabulary;

    /// <summary>The tokens that it will write.</summary>
    public Vocabulary TargetVocabulary => _translator.TargetVocabulary;

    private protected override NetworkOptions NetworkOptions => Options;

    private protected override Translator Trained => _translator;

    private protected override void Record(IReadOnlyDictionary<string, string> record) => _translator.Training = record;

    private void StartFrom(Translator? further, TranslatorModel model, TranslatorVocabularies vocabularies)
    {
        if (further is null)
        {
            var read = new TokenVocabularies(vocabularies.Source.Vocabulary, null, null, vocabularies.Source.Folding);
            Encoder?.Starting(Encoder.Weights, read).CopyTo(model.Encoder);
            return;
        }
        var source = vocabularies.Source.Vocabulary.IdsIn(further.SourceVocabulary);
        var target = vocabularies.Target.Vocabulary.IdsIn(further.TargetVocabulary);
        new StartingWeights(further.Model.NamedParameters())
            .At("source.weight", source).At("target.weight", target).At(TokenFeatures.WordsName, target)
            .At("output.weight", target).At("output.bias", target)
            .CopyTo(model.NamedParameters());
    }

    /// <summary>Whether the languages share so many letters that they share words and names too.</summary>
    private static bool ShareWords(TranslatorOptions options, SentencePair[] pairs, ITextModel? from)
    {
        if (from is not null || options.Vectors is not null || options.TokensOfTarget != options.Tokens
            || !options.LearnsSubwords)
            return false;
        var known = pairs.SelectMany(pair => pair.Source.EnumerateRunes()).ToHashSet();
        Rune[] letters = [.. pairs.SelectMany(pair => pair.Target.EnumerateRunes()).Where(Rune.IsLetter)];
        return 2 * letters.Count(known.Contains) > letters.Length;
    }

    /// <summary>The ratio that pairs ask for.</summary>
    private static int LengthRatio(int[][] sources, int[][] targets) => (int)Math.Clamp(
        Math.Ceiling(2.0 * TokensOf(targets) / Math.Max(1, TokensOf(sources))), 2,
        TranslatorOptions.MaximumLengthRatio);

    /// <summary>Tokens of some texts, without the marks of their ends.</summary>
    private static long TokensOf(int[][] texts) => texts.Sum(ids => ids.Length - 1L);

    private static void Check(SentencePair[] pairs, string parameter)
    {
        foreach (var (i, pair) in pairs.Index())
        {
            if (string.IsNullOrWhiteSpace(pair.Source) || string.IsNullOrWhiteSpace(pair.Target))
                throw new ArgumentException(
                    $"pair {i + 1} has an empty {(string.IsNullOrWhiteSpace(pair.Source) ? "source" : "target")}, but "
                    + "a text on both sides was expected", parameter);
        }
    }

    private static int[][] Encode(IEnumerable<string> train, TranslationSide side, string what)
    {
        if (side.Vocabulary.Count == Vocabulary.End + 1)
            throw new ArgumentException(
                $"no token of the {what} occurs often enough to be in its vocabulary, or the vocabulary has no room "
                + "for one; allow rarer tokens, or more of them");
        int[][] all = [.. train.Select(text => side.Encode(side.Cut(text)))];
        if (Array.FindIndex(all, ids => ids.Length > Translator.MaximumTokens + 1) is >= 0 and var longest)
            throw new ArgumentException(
                $"the {what} of pair {longest + 1}, {Quoted.Cell(train.ElementAt(longest))}, has "
                + $"{all[longest].Length - 1} tokens, but at most {Translator.MaximumTokens} were expected; cut it "
                + "into sentences, or leave it out", nameof(train));
        return all;
    }

    /// <summary>
    /// The default tokens of BLEU: characters for scripts without spaces, by sacreBLEU's rules for Chinese
    /// if most letters are Chinese, else words.
    /// </summary>
    private static BleuTokens BleuOf(SentencePair[] pairs)
    {
        long letters = 0, spaceless = 0, chinese = 0;
        foreach (var rune in pairs.SelectMany(pair => pair.Target.EnumerateRunes()).Where(Rune.IsLetter))
        {
            letters++;
            spaceless += Scripts.IsSpaceless(rune.ToString()[0]) ? 1 : 0;
            chinese += rune.Value is >= 0x3400 and <= 0x9FFF or >= 0x20000 and <= 0x323AF ? 1 : 0;
        }
        return 2 * chinese > letters ? BleuTokens.Chinese : 2 * spaceless > letters ? BleuTokens.Characters
            : BleuTokens.Mteval;
    }
}
