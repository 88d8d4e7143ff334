using System.Text.Json;

namespace Unroll.Text;

/// <summary>
/// A kind of tokens: on a command line one of the library's own, in a model file also one from outside.
/// </summary>
/// <param name="names">The names that are shown.</param>
/// <param name="fits">Whether the task can use it.</param>
internal sealed class TokenName(IReadOnlyList<string> names, Predicate<TokenKind> fits) : Named<TokenKind>(
    string.Join('|', names), EnumNames.Choice(names), TokenKind.Named, kind => kind.Name)
{
    public static TokenName OfTokenizers { get; } = new(Tokenizers.Names, kind => kind.IsTokenizer);

    public static TokenName OfTagging { get; } = new(
        [TokenKind.Learned.Name, .. Tokenizers.Names], kind => kind.IsTokenizer || kind == TokenKind.Learned);

    /// <param name="isRequired">Whether there must be some.</param>
    public static TokenName OfTranslation(bool isRequired) =>
        new([.. ReversibleTokens.Names, "bpe:N"], kind => kind.IsReversible) { IsRequired = isRequired };

    public override string Expected => names.Contains("bpe:N")
        ? $"{base.Expected} with N from 1 to {TranslationTokens.MaximumMerges}" : base.Expected;

    public override TokenKind Parse(string text)
    {
        var kind = base.Parse(text);
        Check(kind);
        return kind;
    }

    public override void Check(TokenKind? value)
    {
        base.Check(value);
        if (value is null)
            return;
        // A file keeps the name alone, by which it would find the library's own.
        if (value.IsOutside && fits(TokenKind.Named(value.Name)))
            throw new ArgumentException(
                $"the library has tokens called {Quoted.Cell(value.Name)}; give yours another name");
        if (!fits(value))
            throw new FormatException();
    }

    /// <exception cref="UnknownPartException">There are no tokens of that name.</exception>
    public override TokenKind Read(ref Utf8JsonReader reader, FileContext file)
    {
        var name = reader.GetString() ?? throw new FormatException();
        // Words of files up to format 2 are from before UAX #29.
        if (name == "words" && file.Format < 3)
            name = BasicWordTokenizer.Basic;
        return file.Parts.TokensOf(name, names, fits);
    }
}
