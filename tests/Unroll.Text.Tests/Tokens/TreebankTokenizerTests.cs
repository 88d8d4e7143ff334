using CsCheck;

namespace Unroll.Text.Tests;

/// <summary>English as the Penn Treebank cuts it.</summary>
public class TreebankTokenizerTests
{
    private static readonly ITokenizer Treebank = Tokenizers.Named("treebank");

    [Theory]
    [InlineData("They'll save and invest more.", "They|'ll|save|and|invest|more|.")]
    [InlineData("hi, my name can't hello,", "hi|,|my|name|ca|n't|hello|,")]
    [InlineData("I CAN'T, it’s Won't shouldn't've.", "I|CA|N'T|,|it|’s|Wo|n't|should|n't|'ve|.")]
    [InlineData("I'd he's I'm you're we've n't 's", "I|'d|he|'s|I|'m|you|'re|we|'ve|n't|'s")]
    [InlineData("Cannot gonna gotta gimme", "Can|not|gon|na|got|ta|gim|me")]
    [InlineData("lemme wanna d'ye more'n 'tis 'Twas", "lem|me|wan|na|d'|ye|more|'n|'t|is|'T|was")]
    [InlineData("cannotate canning", "cannotate|canning")]
    [InlineData("the dogs' O'Brien rock'n'roll '90s 'em", "the|dogs|'|O'Brien|rock'n'roll|'90s|'em")]
    [InlineData("(a [b] {c}) <d>", "(|a|[|b|]|{|c|}|)|<|d|>")]
    [InlineData("He said \"yes\", ``no'' and 'so'.", "He|said|\"|yes|\"|,|``|no|''|and|'|so|'|.")]
    [InlineData("“It’s” ‘so’ «oui»", "“|It|’s|”|‘|so|’|«|oui|»")]
    [InlineData("Good muffins cost $3.88 in New York.", "Good|muffins|cost|$|3.88|in|New|York|.")]
    [InlineData("1,000.50 at 10:30: 50% of 1/2,", "1,000.50|at|10:30|:|50|%|of|1/2|,")]
    [InlineData("a:b #1 & x@y.com;", "a|:|b|#|1|&|x|@|y.com|;")]
    [InlineData("state-of-the-art--he said... wait—what?!", "state-of-the-art|--|he|said|...|wait|—|what|?|!")]
    [InlineData("The U.S. and Mr. Smith of Inc., etc. left.", "The|U.S.|and|Mr.|Smith|of|Inc.|,|etc.|left|.")]
    [InlineData("It left. \"He did.\" (So.) So", "It|left|.|\"|He|did|.|\"|(|So|.|)|So")]
    [InlineData("No. 5 by J. S. Bach. it. so e.g. A", "No.|5|by|J.|S.|Bach.|it.|so|e.g.|A")]
    [InlineData("left\nHe left.\nThen", "left|He|left|.|Then")]
    [InlineData("-LRB- a -RRB- 1\\/2", "-LRB-|a|-RRB-|1\\/2")]
    [InlineData(". ' '' \" .", ".|'|''|\"|.")]
    [InlineData(" \u3000 ", "")]
    public void RulesAreThoseOfThePennTreebank(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Treebank.Tokenize(text)));

    [Fact]
    public void NothingButWhiteSpaceIsLeftOut() => Gen
        .OneOf("don't", "it", "'s", "n't", "can", "not", "Mr.", "left", "'", "\"", "``", ".", "-", ",", "1", ":", "(",
            " ")
        .Array[0, 12].Select(string.Concat).Sample(text =>
            Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(Treebank.Tokenize(text))));

    [Theory]
    [InlineData("They don't say \"it's 5%\" (or $3.88); we cannot, gonna.")]
    [InlineData("The dogs' state-of-the-art house—his.")]
    public void TokensAreJoinedAsEnglishIsWritten(string text)
    {
        var tokens = ReversibleTokens.Named("treebank");
        Assert.Equal(text, tokens.Join(tokens.Cut(text)));
    }
}
