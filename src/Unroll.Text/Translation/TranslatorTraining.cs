using System.Text;

namespace Unroll.Text;

/// <summary>
/// The training of one <see cref="Translator"/>, for who wants what <see cref="Translator.Train"/> leaves out: how fast
/// it ran, and the last good model where it was cut short by a loss that is not finite.
/// </summary>
public sealed class TranslatorTraining : NetworkTraining
{
    private readonly TrainingOptions _training;
    private readonly Translator _translator;
    private readonly int[][] _sources;
    private readonly int[][] _targets;
    private readonly SentencePair[] _dev;
    private readonly TrainingLoop _loop;

    /// <summary>
    /// Reads the pairs, learns byte pairs where they are asked for, turns texts into numbers, and makes a model with
    /// initial weights.
    /// </summary>
    /// <inheritdoc cref="Translator.Train" path="/param"/>
    /// <exception cref="ArgumentException">
    /// There is no pair, a text is empty or has more than <see cref="Translator.MaximumTokens"/> tokens, no token of a
    /// side is in its vocabulary, or an option is out of its range.
    /// </exception>
    /// <exception cref="InvalidDataException">The file of word vectors has a line that is none.</exception>
    public TranslatorTraining(
        IEnumerable<SentencePair> train, TranslatorOptions? options = null, TrainingOptions? training = null,
        IEnumerable<SentencePair>? dev = null)
    {
        var pairs = Given.All(train);
        _dev = Given.All(dev ?? [], nameof(dev));
        _training = training ?? TranslatorOptions.StandardTraining;
        _training.Validate(_dev.Length > 0);
        options ??= new TranslatorOptions();
        options.Validate();
        Check(pairs, nameof(train));
        Check(_dev, nameof(dev));
        if (pairs.Length == 0)
            throw new ArgumentException("there is no pair to train on", nameof(train));
        var numbers = pairs.Count(pair => pair.Source.All(char.IsAsciiDigit));
        if (numbers >= 10 && numbers >= 0.9 * pairs.Length)
            Notices = ["nearly all sources are numbers: is there a column of them in front? Leave out all columns but "
                + "source and translation"];
        var vocabularies = TranslatorVocabularies.Build(options, pairs);
        (_sources, _targets) = (
            Encode(pairs.Select(pair => pair.Source), vocabularies.Source, "source"),
            Encode(pairs.Select(pair => pair.Target), vocabularies.Target, "target"));
        options = options with
        {
            Bleu = options.Bleu ?? BleuOf(pairs).Name,
            LengthRatio = options.LengthRatio
                ?? (int)Math.Clamp(
                Math.Ceiling(2.0 * TokensOf(_targets) / Math.Max(1, TokensOf(_sources))), 2,
                TranslatorOptions.MaximumLengthRatio),
        };
        var vectors = ReadVectors(options, vocabularies.Source.Vocabulary);
        if (vectors is not null)
            (options, vocabularies) = (
                options with { Embedding = vectors.Size },
                vocabularies with
                {
                    Source =
                vocabularies.Source with { Vocabulary = vectors.AddTo(vocabularies.Source.Vocabulary) }
                });
        var model = new TranslatorModel(
            options, vocabularies.Source.Vocabulary.Count, vocabularies.Target.Vocabulary.Count, _training.Seed);
        vectors?.CopyTo(model.SourceEmbeddings, vocabularies.Source.Vocabulary, _training.Seed);
        _translator = new Translator(options, vocabularies, model);
        _loop = new TrainingLoop(new Task(this), _training);
    }

    /// <summary>
    /// The model that was learned, from the moment <see cref="NetworkTraining.Run"/> ends, however it ends; null where
    /// that was before anything was learned.
    /// </summary>
    public Translator? Translator => _loop.IsLearned ? _translator : null;

    /// <summary>
    /// What the model is made of, with what the pairs settle: what BLEU counts, how long translations may be, the size
    /// of word vectors.
    /// </summary>
    public TranslatorOptions Options => _translator.Options;

    /// <summary>The tokens that the model will read.</summary>
    public Vocabulary SourceVocabulary => _translator.SourceVocabulary;

    /// <summary>The tokens that it will write.</summary>
    public Vocabulary TargetVocabulary => _translator.TargetVocabulary;

    private protected override TrainingLoop Loop => _loop;

    private protected override void Record() =>
        _translator.Training = TrainingRecord.Of(_training, _translator.Options, _sources.Length, _dev.Length, _loop);

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
    /// What BLEU counts where nobody says it: characters of scripts without spaces, by sacreBLEU's rules for Chinese
    /// where most letters are that, else words.
    /// </summary>
    private static BleuTokens BleuOf(SentencePair[] pairs)
    {
        long letters = 0, spaceless = 0, chinese = 0;
        foreach (var rune in pairs.SelectMany(pair => pair.Target.EnumerateRunes()).Where(Rune.IsLetter))
        {
            letters++;
            spaceless += WrittenWords.IsSpaceless(rune.ToString()[0]) ? 1 : 0;
            chinese += rune.Value is >= 0x3400 and <= 0x9FFF or >= 0x20000 and <= 0x323AF ? 1 : 0;
        }
        return 2 * chinese > letters ? BleuTokens.Chinese : 2 * spaceless > letters ? BleuTokens.Characters
            : BleuTokens.Mteval;
    }

    private sealed class Task(TranslatorTraining training) : ITrainingTask
    {
        /// <summary>Dev translations tell epochs apart; the search that costs least will do.</summary>
        private static readonly DecodingOptions Greedy = new() { Beam = 1 };

        private readonly LengthBuckets _buckets = LengthBuckets.Of(
            training._sources.Zip(training._targets, (source, target) => source.Length + target.Length),
            training._training);
        private readonly TrainingStep _step = new(training._translator.Model, training._training);

        public IModule Model => training._translator.Model;

        public int Steps => _buckets.Count;

        public bool HasDev => training._dev.Length > 0;

        public IReadOnlyList<int[]> Batches(int epoch) => _buckets.Epoch(training._training.Seed, epoch);

        public (float Loss, float GradientNorm, int Targets, int Tokens) Take(int[] batch, float rateFactor)
        {
            var packed = TranslatorBatch.Pack(
                [.. batch.Select(i => training._sources[i])], [.. batch.Select(i => training._targets[i])]);
            var (loss, norm) = _step.Take(
                pass => training._translator.Model.Loss(packed, pass, training._training.LabelSmoothing), rateFactor);
            return (loss, norm, packed.Target.Ids.Length, packed.Source.Ids.Length + packed.Target.Ids.Length);
        }

        public IScores Score(CancellationToken cancellationToken)
        {
            try
            {
                return training._translator.Evaluate(training._dev, Greedy, cancellationToken: cancellationToken);
            }
            finally
            {
                training._translator.Model.DropWords(); // the next step changes the weights that they are of
            }
        }
    }
}
