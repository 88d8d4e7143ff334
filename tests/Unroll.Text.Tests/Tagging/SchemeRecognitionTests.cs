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
    public void TagsTellTheirScheme(string tags, TagScheme scheme) => Assert.Equal(scheme, TagSchemes.Recognise(Corpus(tags)));

    [Theory]
    // A corpus is nearly IOB2, and one sentence is broken; nearly IOB1, likewise; as much of one as of the other.
    [InlineData("B-A I-A O B-B|I-A O", TagScheme.Iob2)]
    [InlineData("I-A I-A O I-B|B-A O", TagScheme.Iob1)]
    [InlineData("O I-A|B-A O", TagScheme.Iob2)]
    [InlineData("B-A I-A O E-A S-B|I-A", TagScheme.Bioes)]
    [InlineData("M-A O B-A S-B", TagScheme.Bmes)]
    public void ABrokenSequenceDoesNotHideIt(string tags, TagScheme scheme) => Assert.Equal(scheme, TagSchemes.Recognise(Corpus(tags)));

    [Theory]
    [InlineData("NN VB DT .")]
    [InlineData("B-NP I-NP -NONE-")]
    [InlineData("B-NP I-NP SBAR-SBJ")]
    [InlineData("I-PER O I-")]
    [InlineData("B-PER L-PER U-PER O")]
    [InlineData("ADJ-Masc NOUN-Fem")]
    [InlineData("b-per i-per o")]
    [InlineData("I M NN")]
    [InlineData("B-PER I-PER B")] // with types or without, not both
    [InlineData("O O O")]
    [InlineData("S S")]
    [InlineData("I-ADJ I-NN")]
    [InlineData("")]
    public void OtherTagsHaveNone(string tags) => Assert.Equal(TagScheme.None, TagSchemes.Recognise(Corpus(tags)));

    [Fact]
    public void WhatMixesSchemesIsRefused()
    {
        var corpus = Corpus("B-PER I-PER|O|O M-PER M-PER|M-PER");
        Assert.Equal(
            "data.txt, line 7: tag 'M-PER' is the first that has M where others have I, but the inside of a span was expected to be I or M throughout; use one of them, or say that the scheme is none",
            Assert.Throws<InvalidDataException>(() => TagSchemes.Recognise(corpus, "data.txt")).Message);
        Assert.StartsWith("the corpus, sentence 2: tag 'I' ", Assert.Throws<InvalidDataException>(() => TagSchemes.Recognise([new(["a"], ["M"]), new(["a"], ["I"])])).Message, StringComparison.Ordinal);
    }

    /// <summary>Sentences are separated by bars, and begin at lines 1, 4, 7 and so on.</summary>
    private static IEnumerable<TaggedSentence> Corpus(string tags) => tags.Split('|').Select((sentence, i) =>
    {
        var cut = sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new TaggedSentence(cut, cut) { Line = (3 * i) + 1 };
    });
}
