using CsCheck;

namespace Unroll.Text.Tests;

public class BytePairVocabularyTests
{
    private static readonly Gen<string> Text =
        Gen.OneOf("a", "b", "a", "b", "ab", " ", "\u3000", ".", "1", "é", "e\u0301", "中", "文", "中文", "😀", "𠮷", "▁",
            "▁▁", "@@", "</w>", "<unk>", "\uD83D", "\t").Array[0, 40].Select(string.Concat);

    [Fact]
    public void TheMostFrequentPairIsMergedFirst()
    {
        // The example of Sennrich et al. (2016): low ×5, lower ×2, newest ×6, widest ×3. Counted by hand, ▁ included:
        // es and st 9 (the first in ordinal order goes first), est 9, ▁l 7, lo 7, ow 7.
        var words = new[] { ("low", 5), ("lower", 2), ("newest", 6), ("widest", 3) }.SelectMany(
            word => Enumerable.Repeat(word.Item1, word.Item2));
        var subwords = BytePairVocabulary.Learn(words, 8);
        Assert.Equal(
            [("e", "s"), ("es", "t"), ("l", "o"), ("lo", "w"), ("▁", "low"), ("e", "w"), ("ew", "est"), ("n", "ewest")],
            subwords.Merges);
        Assert.Equal(
            "▁low est ▁ newest ▁low e r ▁ w i d est", string.Join(' ', subwords.Cut("lowest newest lower widest")));
    }

    [Fact]
    public void NothingMergesAcrossBordersOrOnce()
    {
        var subwords = BytePairVocabulary.Learn(Enumerable.Repeat("km2, e\u0301t ca 12!? 中文", 3).Append("zq"), 100);
        Assert.Equal(
            "▁km 2 , ▁e\u0301t ▁ca ▁12 !? ▁中文 ▁ z q", string.Join(' ', subwords.Cut("km2, e\u0301t ca 12!? 中文 zq")));
        Assert.Empty(BytePairVocabulary.Learn(["ab", "1"], 10).Merges);
    }

    [Fact]
    public void AnUnseenCharacterIsATokenByItself()
    {
        var subwords = BytePairVocabulary.Learn(["aa aa", "aa"], 2);
        Assert.Equal(["▁aa", "é", "▁", "😀", "\uD83D"], subwords.Cut("aaé 😀\uD83D"));
        Assert.Empty(subwords.Cut(" \t\u3000"));
    }

    [Fact]
    public void EveryTextComesBack() =>
        Gen.Select(Text.Array[1, 10], Text, Gen.Int[1, 50]).Sample((training, text, merges) =>
    {
        var subwords = BytePairVocabulary.Learn(training, merges);
        foreach (var one in training.Append(text))
            Assert.Equal(string.Join(' ', new WhitespaceTokenizer().Tokenize(one)), subwords.Join(subwords.Cut(one)));
    });

    [Fact]
    public void MergesAreTakenInTheirOrder() =>
        Gen.Select(Text.Array[1, 10], Text, Gen.Int[1, 50]).Sample((training, text, merges) =>
    {
        var subwords = BytePairVocabulary.Learn(training, merges);
        Assert.Equal(
            SubwordSigns.Runs(text).SelectMany(run => OneAfterTheOther(run, subwords.Merges)), subwords.Cut(text));
    });

    [Fact]
    public void EachMergeIsTheMostFrequentPairThere() =>
        Gen.Select(Text.Array[1, 6], Gen.Int[1, 15]).Sample((training, merges) =>
    {
        // The slow way: count all anew after each merge. A pair of which a part was merged otherwise before is merged
        // again, but learned once.
        List<List<string>> runs = [.. training.SelectMany(SubwordSigns.Runs).Select(run => run.ToList())];
        var expected = new List<(string, string)>();
        while (expected.Count < merges)
        {
            var best = runs.SelectMany(run => run.Zip(run.Skip(1)))
                .Where(pair => SubwordSigns.CanLead(pair.First) && SubwordSigns.CanFollow(pair.Second))
                .CountBy(pair => pair).Where(entry => entry.Value >= 2)
                .OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key.First, StringComparer.Ordinal)
                    .ThenBy(entry => entry.Key.Second, StringComparer.Ordinal)
                .Select(entry => entry.Key).FirstOrDefault();
            if (best == default)
                break;
            if (!expected.Contains(best))
                expected.Add(best);
            runs.ForEach(run => MergeAll(run, best));
        }
        Assert.Equal(expected, BytePairVocabulary.Learn(training, merges).Merges);
    });

    [Fact]
    public void JsonBringsEveryMergeBack() => Gen.Select(Text.Array[1, 10], Gen.Int[1, 50]).Sample((training, merges) =>
    {
        var subwords = BytePairVocabulary.Learn(training, merges);
        Assert.Equal(subwords.Merges, BytePairVocabulary.FromJson(subwords.ToJson()).Merges);
    });

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""["a"]""")]
    [InlineData("""["a","b","c"]""")]
    [InlineData("""["a",1]""")]
    [InlineData("""["a",""]""")]
    [InlineData("""["a","b","a","b"]""")]
    [InlineData("""["a","▁b"]""")]
    [InlineData("""["▁▁","b"]""")]
    [InlineData("""["a▁","b"]""")]
    [InlineData("""["a","\uD83D"]""")]
    public void OtherJsonIsRefused(string json) =>
        Assert.Throws<InvalidDataException>(() => BytePairVocabulary.FromJson(json));

    [Fact]
    public void WhatIsWrongWithAMergeIsSaid() =>
        Assert.Equal(
            "merge 2 of the subwords, 'a' and 'b', was there before, but each was expected once; the file was changed",
            Assert.Throws<InvalidDataException>(() => BytePairVocabulary.FromJson("""["a","b","a","b"]""")).Message);

    [Fact]
    public void TokensOfAnyKindAreJoined()
    {
        var subwords = BytePairVocabulary.FromJson("""["a","b"]""");
        Assert.Equal("ab c<unk> d", subwords.Join(["ab", "▁", "▁c", "<unk>", "▁d", "▁"]));
        Assert.Equal("", subwords.Join([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => BytePairVocabulary.Learn(["a"], 0));
    }

    [Fact]
    public void AMillionCharactersWithoutASpaceAreCut()
    {
        var subwords = BytePairVocabulary.Learn(["abab abba baba bbab aabb abab"], 10);
        var text = string.Concat(Enumerable.Range(0, 1_000_000).Select(i => i * (long)i % 7 < 3 ? 'a' : 'b'));
        Assert.Equal(text, subwords.Join(subwords.Cut(text)));
    }

    private static List<string> OneAfterTheOther(string[] run, IReadOnlyList<(string, string)> merges)
    {
        List<string> tokens = [.. run];
        while (merges.FirstOrDefault(tokens.Zip(tokens.Skip(1)).Contains) is { Item1: not null } merge)
            MergeAll(tokens, merge);
        return tokens;
    }

    private static void MergeAll(List<string> tokens, (string Left, string Right) pair)
    {
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if ((tokens[i], tokens[i + 1]) != pair)
                continue;
            tokens[i] += tokens[i + 1];
            tokens.RemoveAt(i + 1);
        }
    }
}
