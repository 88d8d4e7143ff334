namespace Unroll.Text.Tests;

/// <summary>
/// What beam search should find, computed in float64 as one would write it down: one sentence, one prefix at a time,
/// everything sorted whole.
/// </summary>
internal static class PlainSearch
{
    public static double[] LogSoftmax(float[] logits)
    {
        var largest = (double)logits.Max();
        var sum = logits.Sum(logit => Math.Exp(logit - largest));
        return [.. logits.Select(logit => logit - largest - Math.Log(sum))];
    }

    /// <summary>A translation as it would be given: all of it by running the model over it.</summary>
    public static Hypothesis Whole(
        RandomLanguage model, int sentence, DecodingOptions options, int[] tokens, bool isFinished)
    {
        int[] written = isFinished ? [.. tokens, RandomLanguage.End] : tokens;
        var steps = written.Select((token, i) => (Token: token, Said: model.After(sentence, tokens[..i]))).ToArray();
        var logProbability = steps.Sum(step => LogSoftmax(step.Said.Logits)[step.Token]);
        var score = logProbability / Math.Pow(Math.Max(1, written.Length), options.LengthPenalty);
        if (options.CoveragePenalty > 0)
            score += options.CoveragePenalty * Enumerable.Range(0, model.SourceLength(sentence))
                .Sum(s => Math.Log(Math.Min(steps.Sum(step => (double)step.Said.Attention[s]), 1)));
        return new(tokens, logProbability, score, [.. steps.Select(step => step.Said.Attention)], isFinished);
    }

    /// <summary>All finished translations that are allowed, the best first.</summary>
    public static Hypothesis[] All(RandomLanguage model, int sentence, DecodingOptions options, int[] forbidden)
    {
        int[] choice = [.. Enumerable.Range(0, model.Classes).Except(forbidden)
            .Where(token => token != RandomLanguage.End)];
        IEnumerable<int[]> ofLength = [[]];
        var all = new List<int[]>();
        for (var length = 0; length <= options.LongestFor(model.LongestOf(sentence), 0); length++)
        {
            if (length >= options.MinimumLength)
                all.AddRange(ofLength);
            ofLength = [.. ofLength.SelectMany(tokens => choice.Select(token => (int[])[.. tokens, token]))];
        }
        return [.. all.Select(tokens => Whole(model, sentence, options, tokens, isFinished: true))
            .OrderByDescending(one => one.Score)];
    }

    /// <summary>The most probable token of each step.</summary>
    public static Hypothesis Greedy(RandomLanguage model, int sentence, DecodingOptions options, int[] forbidden)
    {
        int[] tokens = [];
        while (true)
        {
            var logits = model.After(sentence, tokens).Logits;
            var token = Enumerable.Range(0, model.Classes).Except(forbidden)
                .Where(token => token != RandomLanguage.End || tokens.Length >= options.MinimumLength)
                .MaxBy(token => logits[token]);
            if (token == RandomLanguage.End || tokens.Length == options.LongestFor(model.LongestOf(sentence), 0))
                return Whole(model, sentence, options, tokens, token == RandomLanguage.End);
            tokens = [.. tokens, token];
        }
    }

    /// <summary>
    /// Beam search that goes on until the beam is full of ended prefixes or all are as long as is allowed, without a
    /// bound.
    /// </summary>
    public static Hypothesis[] Beam(
        RandomLanguage model, int sentence, DecodingOptions options, int[] forbidden, int count)
    {
        var longest = options.LongestFor(model.LongestOf(sentence), 0);
        (int[] Tokens, double LogProbability)[] live = [([], 0)];
        var ended = new List<int[]>();
        var cut = new List<int[]>();
        for (var length = 0; live.Length > 0; length++)
        {
            var best = live.SelectMany(
                one => LogSoftmax(model.After(sentence, one.Tokens).Logits)
                .Select((log, token) => (one.Tokens, Token: token, LogProbability: one.LogProbability + log)))
                .Where(one => !forbidden.Contains(one.Token)
                    && (one.Token != RandomLanguage.End || length >= options.MinimumLength))
                .OrderByDescending(one => one.LogProbability).Take(options.Beam - ended.Count).ToArray();
            var now = best.Where(one => one.Token == RandomLanguage.End).Select(one => one.Tokens).ToArray();
            ended.AddRange(now);
            if (length == longest)
                cut.AddRange(live.Select(one => one.Tokens).Where(tokens => !now.Contains(tokens)));
            live = length == longest ? []
                : [.. best.Where(one => one.Token != RandomLanguage.End)
                .Select(one => ((int[])[.. one.Tokens, one.Token], one.LogProbability))];
        }
        return
        [
            .. ended.Select(tokens => Whole(model, sentence, options, tokens, isFinished: true))
                .OrderByDescending(one => one.Score)
                .Concat(cut.Select(tokens => Whole(model, sentence, options, tokens, isFinished: false))
                    .OrderByDescending(one => one.Score)).Take(count),
        ];
    }
}
