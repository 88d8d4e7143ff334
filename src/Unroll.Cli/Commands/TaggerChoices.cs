using System.CommandLine;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>The options that say what a sequence tagger is made of.</summary>
internal sealed class TaggerChoices
{
    private static readonly SequenceTaggerOptions Standard = new();

    private readonly NetworkChoices _network = new(Standard);
    private readonly Option<string?> _tokens = OptionKinds.OneOf(
        "--tokens", "How texts that are not cut yet will be [characters where all training tokens are single ones, "
        + "else words].", Tokenizers.Names);
    private readonly Option<TagScheme?> _scheme = OptionKinds.Named<TagScheme>(
        "--scheme", "How tags say where spans begin and end [told by the tags].", TagSchemes.Names, TagSchemes.Named);
    private readonly Option<string?> _characters = OptionKinds.OneOf(
        "--characters", "Whether words are read by their characters too [lstm where tokens are words].",
        Names.All<CharacterReading>());
    private readonly Option<int?> _characterEmbedding = OptionKinds.Whole(
        "--character-embedding", $"Numbers of a character's embedding [{Standard.CharacterEmbedding}].",
        most: NetworkOptions.MaximumWidth);
    private readonly Option<int?> _characterHidden = OptionKinds.Whole(
        "--character-hidden", $"Hidden units of each direction over a word's characters [{Standard.CharacterHidden}].",
        most: NetworkOptions.MaximumWidth);
    private readonly Option<bool> _bigrams = OptionKinds.Flag(
        "--bigrams", "Read each token also together with its neighbours: for Chinese characters.");
    private readonly Option<int?> _bigramEmbedding = OptionKinds.Whole(
        "--bigram-embedding", $"Numbers of a pair's embedding [{Standard.BigramEmbedding}].",
        most: NetworkOptions.MaximumWidth);
    private readonly Option<int?> _bigramMinimumCount = OptionKinds.Whole(
        "--bigram-min-count",
        $"How often a pair must occur to have an embedding of its own [{Standard.BigramMinimumCount}].");
    private readonly Option<string?> _head = OptionKinds.OneOf(
        "--head", "How tags are chosen: by a chain over the sentence, or each for itself [crf].", Names.All<TagHead>());

    public IEnumerable<Option> All =>
        [_tokens, _scheme, .. _network.All, _characters, _characterEmbedding, _characterHidden, _bigrams,
            _bigramEmbedding, _bigramMinimumCount, _head];

    /// <summary>What was asked for.</summary>
    /// <param name="standard">What holds where nothing was.</param>
    /// <param name="tokens">How texts are cut; null where that was not asked for.</param>
    /// <exception cref="UsageException">Options that do not go together.</exception>
    public SequenceTaggerOptions Read(ParseResult parsed, SequenceTaggerOptions standard, out string? tokens)
    {
        tokens = parsed.GetValue(_tokens);
        var bigrams = parsed.GetValue(_bigrams) || standard.Bigrams;
        if (!bigrams && (parsed.GetValue(_bigramEmbedding) ?? parsed.GetValue(_bigramMinimumCount)) is not null)
            throw new UsageException(
                "--bigram-embedding and --bigram-min-count say what to do with --bigrams, which was not given");
        var characters = parsed.GetValue(_characters) is { } reading
            ? Names.Value<CharacterReading>(reading, "--characters") : standard.Characters;
        if (characters == CharacterReading.None
            && (parsed.GetValue(_characterEmbedding) ?? parsed.GetValue(_characterHidden)) is not null)
            throw new UsageException(
                "--character-embedding and --character-hidden say how words are read by their characters, but "
                + "--characters none leaves that out; give one or the other");
        return _network.Read(parsed, standard) with
        {
            Scheme = parsed.GetValue(_scheme) ?? standard.Scheme,
            Characters = characters,
            CharacterEmbedding = parsed.GetValue(_characterEmbedding) ?? standard.CharacterEmbedding,
            CharacterHidden = parsed.GetValue(_characterHidden) ?? standard.CharacterHidden,
            Bigrams = bigrams,
            BigramEmbedding = parsed.GetValue(_bigramEmbedding) ?? standard.BigramEmbedding,
            BigramMinimumCount = parsed.GetValue(_bigramMinimumCount) ?? standard.BigramMinimumCount,
            Head = parsed.GetValue(_head) is { } head ? Names.Value<TagHead>(head, "--head") : standard.Head,
        };
    }
}
