using CsCheck;

namespace Unroll.Text.Tests;

public class LengthBucketsTests
{
    [Fact]
    public void EveryTextComesOnceAnEpoch() =>
        Gen.Select(Gen.Int[1, 30].Array[0, 500], Gen.Int[1, 20], Gen.ULong, Gen.Int[0, 100])
            .Sample((lengths, size, seed, epoch) =>
        {
            var buckets = new LengthBuckets(lengths, size);
            var batches = buckets.Epoch(seed, epoch);
            Assert.Equal(buckets.Count, batches.Count);
            Assert.All(batches, batch => Assert.InRange(batch.Length, 1, size));
            Assert.True(batches.Count(batch => batch.Length < size) <= 1);
            Assert.Equal(Enumerable.Range(0, lengths.Length), batches.SelectMany(batch => batch).Order());
        }, iter: 200);

    [Fact]
    public void ASeedAndAnEpochRepeat()
    {
        var buckets = new LengthBuckets(Enumerable.Range(0, 300).Select(i => i % 7 + 1), 4);
        Assert.Equal(buckets.Epoch(5, 2), buckets.Epoch(5, 2));
        Assert.NotEqual(buckets.Epoch(5, 2), buckets.Epoch(5, 3));
        Assert.NotEqual(buckets.Epoch(5, 2), buckets.Epoch(6, 2));
    }

    [Fact]
    public void TextsOfABatchAreOfSimilarLengthAndBatchesAreMixed()
    {
        int[] lengths = [.. Enumerable.Range(0, 1000).Select(i => i % 50 + 1)];
        var batches = new LengthBuckets(lengths, 10).Epoch(1, 1);
        Assert.True(batches.Average(batch => batch.Max(i => lengths[i]) - batch.Min(i => lengths[i])) < 3);
        Assert.NotEqual(
            batches.OrderByDescending(batch => lengths[batch[0]]).Select(batch => batch[0]),
            batches.Select(batch => batch[0]));
    }

    [Fact]
    public void ABatchMayBeLargerThanAllTexts()
    {
        var buckets = new LengthBuckets([1, 2, 3], int.MaxValue);
        Assert.Equal(1, buckets.Count);
        Assert.Equal([0, 1, 2], Assert.Single(buckets.Epoch(1, 1)).Order());
    }

    [Fact]
    public void ABatchHasAsManyTokensAsItMay() =>
        Gen.Select(Gen.Int[1, 30].Array[0, 500], Gen.Int[1, 100], Gen.ULong, Gen.Int[0, 100])
            .Sample((lengths, tokens, seed, epoch) =>
        {
            var buckets = LengthBuckets.OfTokens(lengths, tokens);
            var batches = buckets.Epoch(seed, epoch);
            Assert.Equal(buckets.Count, batches.Count); // in whatever epoch
            Assert.Equal(Enumerable.Range(0, lengths.Length), batches.SelectMany(batch => batch).Order());
            Assert.All(batches, batch => Assert.True(
                batch.Length == 1 || batch.Sum(i => lengths[i]) <= tokens, $"{batch.Sum(i => lengths[i])} tokens"));
            // Cut longest first, no batch has room for the next text.
            int[][] ordered = [.. batches.OrderByDescending(batch => lengths[batch[0]])
                .ThenByDescending(batch => lengths[batch[^1]]).ThenByDescending(batch => batch.Length)];
            Assert.All(ordered.Zip(ordered.Skip(1)), pair =>
                Assert.True(pair.First.Sum(i => lengths[i]) + lengths[pair.Second[0]] > tokens));
            Assert.All(batches, batch => Assert.Equal(
                batch.OrderByDescending(i => lengths[i]).Select(i => lengths[i]), batch.Select(i => lengths[i])));
            Assert.Equal(batches, buckets.Epoch(seed, epoch));
        }, iter: 200);

    [Fact]
    public void ChanceDecidesAmongTextsOfOneLengthAndTheOrderOfBatches()
    {
        var buckets = LengthBuckets.OfTokens(Enumerable.Repeat(5, 60), 20);
        Assert.Equal(15, buckets.Count);
        Assert.NotEqual(buckets.Epoch(5, 2), buckets.Epoch(5, 3));
        Assert.NotEqual(
            buckets.Epoch(5, 2).Select(batch => batch.Min()).Order(), buckets.Epoch(5, 3).Select(batch => batch.Min())
            .Order());
        var lengths = Enumerable.Range(1, 60).ToArray();
        Assert.NotEqual(
            Enumerable.Range(0, 60).Reverse(), LengthBuckets.OfTokens(lengths, 1).Epoch(1, 1)
            .Select(batch => batch[0]));
    }

    [Fact]
    public void WithoutTokensTextsAreCounted() =>
        Assert.Equal(3, new LengthBuckets([9, 9, 9, 9, 9], batchSize: 2).Count);

    [Fact]
    public void ABatchHasAtLeastOneText() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LengthBuckets([1], 0));
}
