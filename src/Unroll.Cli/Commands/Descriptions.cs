using Unroll.Cli.Views;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>A model's options in words.</summary>
internal static class Descriptions
{
    private const int TypesShown = 20;

    public static string Of(TextClassifierOptions options) => Of(
        options,
        $"pooling {Names.Of(options.Pooling)}"
            + (options.Pooling == Pooling.Attention ? $" ({Names.Of(options.Attention)})" : ""),
        options.LayerNorm ? "layer norm" : null);

    public static string Of(SequenceTaggerOptions options) => Of(
        options,
        options.Characters == CharacterReading.Lstm
            ? $"characters {options.CharacterEmbedding} to {options.CharacterHidden}" : null,
        options.Bigrams ? $"bigrams {options.BigramEmbedding}" : null,
        Names.Of(options.Head));

    public static string Of(TranslatorOptions options) => Of(
        options,
        options.TokensOfTarget == options.Tokens ? null : $"to {options.TokensOfTarget}",
        options.SharedVocabulary ? "shared vocabulary" : null,
        options.TieOutput ? "tied output" : null,
        $"decoder {options.StateSize}",
        options.Attention is { } kind ? $"{Names.Of(kind)} attention" : "no attention",
        options.InputFeeding ? "input feeding" : null,
        options.Coverage ? "coverage" : null,
        options.ScheduledSampling > 0 ? $"scheduled sampling {options.ScheduledSampling}" : null);

    /// <summary>
    /// Classes in words: a few with their texts, so that one that is none, such as a header's, is seen.
    /// </summary>
    public static string OfClasses(IReadOnlyCollection<LabelledText> all)
    {
        const int Shown = 6;
        (string Label, int Texts)[] classes = [.. all.CountBy(text => text.Label)
            .Select(entry => (entry.Key, entry.Value)).OrderByDescending(entry => entry.Value)
            .ThenBy(entry => entry.Key, StringComparer.Ordinal)];
        var counts = classes.Select(one => $"{Quoted.Name(one.Label)} {one.Texts:N0}");
        return classes.Length > Shown
            ? $"{classes.Length} classes of {classes[^1].Texts:N0} to {classes[0].Texts:N0}"
            : $"{classes.Length} classes: {string.Join(", ", counts)}";
    }

    /// <summary>Tags in words: how many, or of which types their spans are.</summary>
    public static string OfTags(IReadOnlyList<string> tags, TagScheme scheme)
    {
        if (scheme == TagScheme.None)
            return Amount.Of(tags.Count, "tag");
        string[] types = [.. tags.Where(tag => tag.StartsWith("B-", StringComparison.Ordinal)).Select(tag => tag[2..])];
        return types.Length == 0
            ? $"words ({Names.Of(scheme)})"
            : $"{Amount.Of(types.Length, "type")} of spans ({Names.Of(scheme)}): {Quoted.Names(types, TypesShown)}";
    }

    /// <summary>
    /// Training tokens that raw text would never give, in words, and whether other tokens fit better.
    /// </summary>
    public static string OfFit(RawTextFit fit, string tokens, IReadOnlyCollection<TaggedSentence> train)
    {
        const string Treebank = "treebank";
        var advice = tokens != Treebank && RawTextFit.Of(train, Treebank).Other is var others && 2 * others < fit.Other
            ? $"; with --tokens {Treebank} {others:N0} would be"
            : "";
        var are = fit.Other == 1 ? "is" : "are";
        return $"{fit.Other:N0} of them {are} not what raw text gives with --tokens {tokens}: "
            + $"{Quoted.Cells(fit.Examples)}{advice}";
    }

    /// <summary>Word vectors in words.</summary>
    /// <param name="words">How many words have one.</param>
    /// <param name="what">Of what these are the words: texts, sentences.</param>
    public static string OfVectors(int words, string what) =>
        $"{Amount.Of(words, "word")} of the training {what} {(words == 1 ? "has" : "have")} one";

    private static string Of(NetworkOptions options, params ReadOnlySpan<string?> own)
    {
        string?[] parts =
        [
            Quoted.Name(options.Cell.Name),
            options.Tokens,
            options.LowerCase ? "lower case" : null,
            options.FoldWidth ? "folded width" : null,
            $"embedding {options.Embedding}",
            options.Vectors is { } file ? $"{(file.Frozen ? "frozen " : "")}vectors {Quoted.Path(file.Path)}" : null,
            $"hidden {options.Hidden}",
            Amount.Of(options.Layers, "layer"),
            options.Bidirectional ? "bidirectional" : null,
            options.Dropout > 0 ? $"dropout {options.Dropout}" : null,
            options.RecurrentDropout > 0 ? $"recurrent dropout {options.RecurrentDropout}" : null,
            options.WordDropout > 0 ? $"word dropout {options.WordDropout}" : null,
            .. own,
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    public static string Of(TrainingOptions options)
    {
        string?[] parts =
        [
            Amount.Of(options.Epochs, "epoch"),
            options.BatchTokens is { } tokens ? $"batches of {tokens} tokens" : $"batch {options.BatchSize}",
            $"learning rate {options.LearningRate}"
                + (options.Schedule is ConstantSchedule ? "" : $" ({options.Schedule})"),
            options.WeightDecay > 0 ? $"weight decay {options.WeightDecay}" : null,
            options.ClipNorm is { } clip ? $"clip {clip}" : "no clipping",
            options.LabelSmoothing > 0 ? $"label smoothing {options.LabelSmoothing}" : null,
            options.Patience is { } patience ? $"patience {patience}" : null,
            options.AverageLast > 1 ? $"mean of the last {options.AverageLast} epochs" : null,
            $"seed {options.Seed}",
        ];
        return string.Join(", ", parts.OfType<string>());
    }
}
