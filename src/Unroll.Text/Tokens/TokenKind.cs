namespace Unroll.Text;

/// <summary>
/// How texts are split into tokens, in a form that options can hold, the command line can name and a model file can
/// store: one of the library's own by its name, as in <c>Tokens = "characters"</c>, or a tokenizer from outside,
/// <c>TokenKind.Of(new MyTokenizer())</c>, which must be given again at loading.
/// </summary>
public sealed record TokenKind
{
    private readonly ITokenizer? _tokenizer;
    private readonly IReversibleTokens? _reversible;

    private readonly bool _isAssumed;

    private TokenKind(
        string name, ITokenizer? tokenizer = null, IReversibleTokens? reversible = null, bool isAssumed = false) =>
        (Name, _tokenizer, _reversible, _isAssumed) = (name, tokenizer, reversible, isAssumed);

    /// <summary>The name on the command line and in a model file.</summary>
    public string Name { get; }

    /// <summary>
    /// Tokens as a tagger's training sentences have them, which the tagger learns to find in raw text: the default of a
    /// tagger whose tokens are not single characters.
    /// </summary>
    public static TokenKind Learned { get; } = Named("learned");

    /// <summary>A tokenizer of any kind, for a classifier or a tagger.</summary>
    /// <exception cref="ArgumentException">Its name is empty, or none that a file could keep on one line.</exception>
    public static TokenKind Of(ITokenizer tokenizer) => new(
        CheckedName.OfOwn(Given.Value(tokenizer).Name, "tokenizer", nameof(tokenizer)),
        tokenizer: CheckedTokenizer.Of(tokenizer));

    /// <summary>Reversible tokens of any kind, for a translator.</summary>
    /// <exception cref="ArgumentException">Their name is empty, or none that a file could keep on one line.</exception>
    public static TokenKind Of(IReversibleTokens tokens) => new(
        CheckedName.OfOwn(Given.Value(tokens).Name, "tokenizer", nameof(tokens)),
        reversible: CheckedTokens.Of(tokens));

    /// <summary>The kind of a name, which options check: which names exist depends on the task.</summary>
    public static TokenKind Named(string name) => new(Given.Value(name));

    /// <inheritdoc cref="Named"/>
    public static implicit operator TokenKind(string name) => Named(name);

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The tokenizer that splits texts; one of your own with checks of its answers.</summary>
    /// <exception cref="ArgumentException">There is no tokenizer of that name.</exception>
    public ITokenizer Tokenizer => _tokenizer ?? Tokenizers.Named(Name);

    /// <summary>Tokens of which only the name is known.</summary>
    internal static TokenKind OfName(string name) => new(name, isAssumed: true);

    /// <summary>Whether it is from outside the library.</summary>
    internal bool IsOutside => _isAssumed || _tokenizer is not null || _reversible is not null;

    /// <summary>Whether it is a name alone, which nothing can split texts by.</summary>
    internal bool IsNameAlone => _isAssumed || (!IsTokenizer && !IsReversible);

    /// <summary>Whether it is from outside, and a file that names it would mean the library's own.</summary>
    internal bool HidesOwn => IsOutside && !IsNameAlone && Named(Name) is var own
        && ((IsTokenizer && own.IsTokenizer) || (IsReversible && own.IsReversible));

    /// <summary>Whether a classifier or a tagger can use it.</summary>
    internal bool IsTokenizer =>
        _isAssumed || _tokenizer is not null || (_reversible is null && Tokenizers.Knows(Name));

    /// <summary>Whether a translator can use it.</summary>
    internal bool IsReversible =>
        _isAssumed || _reversible is not null || (_tokenizer is null && TranslationTokens.Knows(Name));

    /// <summary>Whether it is learned from the training texts.</summary>
    internal bool IsLearned => _reversible is null && TranslationTokens.AreLearned(Name);

    /// <summary>Reversible tokens, learned from texts if necessary.</summary>
    internal IReversibleTokens LearnedFrom(IEnumerable<string> texts) =>
        _reversible ?? TranslationTokens.Of(Name, texts);

    /// <summary>The same, from a model file.</summary>
    /// <param name="subwords">Returns what was learned.</param>
    internal IReversibleTokens OfFile(Func<IReversibleTokens> subwords) =>
        _reversible ?? (IsLearned ? subwords() : ReversibleTokens.Named(Name));
}
