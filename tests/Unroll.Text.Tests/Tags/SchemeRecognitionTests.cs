namespace Unroll.Text.Tests;

public class SchemeRecognitionTests
{
    [Theory]
    // As in CoNLL-2003's files: B only where a name follows one of its type.
    [InlineData("I-ORG O I-MISC O O O I-MISC O O", TagScheme.Iob1)]
    [InlineData("I-PER I-PER|O I-MISC B-MISC O", TagScheme.Iob1)]
    [InlineData("I O I B", TagScheme.Iob1)]
    [InlineData("B-ORG O B-MISC I-MISC|O", TagScheme.Iob2)]
    [InlineData("B-NP B-VP B-NP I-NP O", TagScheme.Iob2)]
    [InlineData("B-A O B-A", TagScheme.Iob2)]
    [InlineData("B I O", TagScheme.Iob2)]
    [InlineData("B-PER I-PER E-PER O S-LOC", TagScheme.Bioes)]
    [InlineData("S-LOC O", TagScheme.Bioes)]
    [InlineData("B-PER E-PER S-LOC", TagScheme.Bioes)]
    [InlineData("B I E S", TagScheme.Bioes)]
    [InlineData("B-PER M-PER E-PER O S-LOC", TagScheme.Bmes)]
    [InlineData("B M E S", TagScheme.Bmes)]
    [InlineData("B E|S S B E", TagScheme.Bmes)]
    [InlineData("B E O", TagScheme.Bmes)]
    [InlineData("B-PER I-PER L-PER O U-LOC", TagScheme.Bilou)]
    [InlineData("B-PER L-PER O", TagScheme.Bilou)]
    [InlineData("O U-LOC U-LOC", TagScheme.Bilou)]
    [InlineData("B I L U O", TagScheme.Bilou)]
    [InlineData("I-PER E-PER O E-LOC", TagScheme.Ioe2)]
    [InlineData("O E-LOC|E-PER", TagScheme.Ioe2)]
    [InlineData("I-PER I-PER O E-LOC I-LOC|I-PER O", TagScheme.Ioe1)]
    [InlineData("B-PER M-PER E-PER O W-LOC", TagScheme.Bmewo)]
    [InlineData("B M E W", TagScheme.Bmewo)]
    [InlineData("B-PER I-PER I-PER O S-LOC", TagScheme.Bios)]
    [InlineData("B-PER I-PER E-PER O B-LOC", TagScheme.Bieo)]
    [InlineData("B-PER I-PER E-PER O", TagScheme.Bioes)]
    public void TagsTellTheirScheme(string tags, TagScheme scheme) =>
        Assert.Equal((scheme, TagSpelling.Standard), TagSchemes.Recognise(Corpus(tags)));

    [Theory]
    [InlineData("B_PER I_PER O B_LOC", "B_X", TagScheme.Iob2)]
    [InlineData("PER-B PER-I O LOC-B", "X-B", TagScheme.Iob2)]
    [InlineData("PER_B PER_L O LOC_U", "X_B", TagScheme.Bilou)]
    [InlineData("b-per i-per o b-loc", "b-X", TagScheme.Iob2)]
    [InlineData("B:PER E:PER O S:LOC", "B:X", TagScheme.Bioes)]
    [InlineData("B-PER_NAME I-PER_NAME O", "B-X", TagScheme.Iob2)]
    // A type that is a letter of a scheme itself.
    [InlineData("L-B L-I O", "X-B", TagScheme.Iob2)]
    [InlineData("B-L I-L O", "B-X", TagScheme.Iob2)]
    public void TagsTellTheirSpelling(string tags, string spelling, TagScheme scheme)
    {
        var recognised = TagSchemes.Recognise(Corpus(tags));
        Assert.Equal((scheme, spelling), (recognised.Scheme, recognised.Spelling.ToString()));
    }

    [Theory]
    // A corpus is nearly IOB2, and one sentence is broken; nearly IOB1, in the same way; half of each.
    [InlineData("B-A I-A O B-B|I-A O", TagScheme.Iob2)]
    [InlineData("I-A I-A O I-B|B-A O", TagScheme.Iob1)]
    [InlineData("O I-A|B-A O", TagScheme.Iob2)]
    [InlineData("B-A I-A O E-A S-B|I-A", TagScheme.Bioes)]
    [InlineData("M-A O B-A S-B", TagScheme.Bmes)]
    [InlineData("B-A L-A O L-A U-B|I-A", TagScheme.Bilou)]
    [InlineData("I-A E-A O E-A|I-A", TagScheme.Ioe2)]
    public void ABrokenSequenceDoesNotHideIt(string tags, TagScheme scheme) =>
        Assert.Equal(scheme, TagSchemes.Recognise(Corpus(tags)).Scheme);

    [Theory]
    [InlineData("NN VB DT .")]
    [InlineData("B-NP I-NP -NONE-")]
    [InlineData("B-NP I-NP SBAR-SBJ")]
    [InlineData("I-PER O I-")]
    [InlineData("B-PER I_PER O")]
    [InlineData("ADJ-Masc NOUN-Fem")]
    [InlineData("b i o")]
    [InlineData("S M L")]
    [InlineData("U L")]
    [InlineData("I M NN")]
    [InlineData("B-PER I-PER B")] // with types or without, not both
    [InlineData("O O O")]
    [InlineData("S S")]
    [InlineData("I-ADJ I-NN")]
    [InlineData("")]
    public void OtherTagsHaveNone(string tags) =>
        Assert.Equal(TagScheme.None, TagSchemes.Recognise(Corpus(tags)).Scheme);

    [Theory]
    [InlineData("B-PER I-PER|O OTHER",
        "tags such as 'B-PER' look as if they marked spans, but 'OTHER' is of no scheme that is known")]
    [InlineData("B-PER I-PER B O", "tags such as 'B-PER' look as if they marked spans, but 'B' is of no scheme")]
    [InlineData("B-PER I_PER I-LOC O",
        "tags such as 'B-PER' look as if they marked spans, but 'I_PER' is of no scheme")]
    [InlineData("BEGIN-PER IN-PER O BEGIN-LOC",
        "tags such as 'BEGIN-PER' look as if they marked spans, but their letters are of no scheme")]
    [InlineData("PER.first PER.rest LOC.first O",
        "tags such as 'PER.first' look as if they marked spans, but their letters are of no scheme")]
    [InlineData("b-PER i-PER O", "tags such as 'b-PER' look as if they marked spans, but 'O' is of no scheme")]
    [InlineData("B-PER I-PER O|o", "tags such as 'B-PER' look as if they marked spans, but 'o' is of no scheme")]
    [InlineData("B I X O", "tags such as 'B' look as if they marked spans, but 'X' is of no scheme")]
    public void TagsThatLookLikeThoseOfSpansAreDoubted(string tags, string expected)
    {
        Assert.StartsWith(expected, Assert.Single(TaggingDoubts.Find(Corpus(tags, "a b"))), StringComparison.Ordinal);
        Assert.Empty(TaggingDoubts.Find(Corpus(tags, "a b"), TagScheme.None));
    }

    [Theory]
    [InlineData("NN VB DT .")]
    [InlineData("O B-PER I-PER")]
    [InlineData("ADJ-Masc NOUN-Fem")]
    [InlineData("B E S V N X CC")]
    [InlineData("PER_B PER_I O")]
    public void OtherTagsAreNot(string tags) => Assert.Empty(TaggingDoubts.Find(Corpus(tags, "a b")));

    [Fact]
    public void WhatMixesSchemesIsRefused()
    {
        var corpus = Corpus("B-PER I-PER|O|O M-PER M-PER|M-PER");
        Assert.Equal(
            "data.txt, line 7: tag 'M-PER' is the first that has M where others have B, I, O, but no scheme has all "
                + "of these; use one scheme throughout, or say that it is none",
            Assert.Throws<InvalidDataException>(() => TagSchemes.Recognise(corpus, "data.txt")).Message);
        Assert.StartsWith(
            "the corpus, sentence 2: tag 'I' ", Assert.Throws<InvalidDataException>(
            () => TagSchemes.Recognise([new(["a"], ["M"]), new(["a"], ["I"])])).Message, StringComparison.Ordinal);
    }

    /// <summary>Sentences are separated by bars, and begin at lines 1, 4, 7 and so on.</summary>
    private static TaggedSentence[] Corpus(string tags, string tokens = "") =>
    [
        .. tags.Split('|').Select((sentence, i) =>
        {
            var cut = sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var words = tokens.Split(' ');
            return new TaggedSentence([.. cut.Select((_, at) => words[at % words.Length])], cut) { Line = (3 * i) + 1 };
        }),
    ];
}
