using System.Runtime.CompilerServices;

namespace Unroll.Text;

/// <content>What it makes of raw text, which it cuts first.</content>
public sealed partial class SequenceTagger
{
    /// <summary>The same tagger for texts that are split into tokens in another way, such as at white space.</summary>
    /// <param name="tokens">How; <see cref="TokenKind.Learned"/> only if it is so already.</param>
    /// <exception cref="ArgumentException">
    /// There is no tokenizer of that name, or the tagger did not learn to split texts.
    /// </exception>
    public SequenceTagger With(TokenKind tokens)
    {
        var isLearned = Given.Value(tokens) == TokenKind.Learned;
        if (isLearned && LearnedCut is null)
            throw new ArgumentException(
                $"the tokens are to be learned, but this tagger did not learn any, as its own are {Options.Tokens}; "
                + "give other tokens, or train it anew", nameof(tokens));
        return new(
            Options with { Tokens = tokens }, Vocabularies, TagSet, TrainingWords, Model,
            isLearned ? LearnedCut : null)
        {
            Training = Training,
        };
    }

    /// <summary>
    /// Cuts a text into sentences and tokens, and tags those; a sentence with more than <see cref="MaximumTokens"/> is
    /// tagged in pieces.
    /// </summary>
    /// <exception cref="NotFiniteNumberException">
    /// The weights are so large that a sentence's scores are not finite.
    /// </exception>
    [OverloadResolutionPriority(1)] // so that null is a text, and refused
    public TaggedText Predict(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return PredictChunk([text], CancellationToken.None)[0];
    }

    /// <summary>
    /// Cuts texts into sentences and tokens, and tags those, with the same results as one by one, but faster; a few
    /// thousand texts are read at a time.
    /// </summary>
    /// <param name="texts">The texts.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="ArgumentException">While results are read: a text is null.</exception>
    /// <exception cref="OperationCanceledException">While results are read: cancelled.</exception>
    /// <exception cref="NotFiniteNumberException">
    /// The weights are so large that a sentence's scores are not finite.
    /// </exception>
    public IEnumerable<TaggedText> Predict(IEnumerable<string> texts, CancellationToken cancellationToken = default) =>
        Given.Each(texts).Chunk(Chunk).SelectMany(chunk => PredictChunk(chunk, cancellationToken));

    /// <summary>
    /// Splits a text into tokens and returns their most probable sequences of tags, the most probable first; fewer if
    /// there are not so many, none for a text without a token.
    /// </summary>
    /// <param name="text">A text of at most <see cref="MaximumTokens"/> tokens.</param>
    /// <param name="count">How many, 1 or more; at most as many as <see cref="LinearChainCrf.Best"/> allows.</param>
    /// <exception cref="InvalidOperationException">The tagger's head is not a CRF.</exception>
    /// <exception cref="ArgumentException">The text is too long, or the count is out of its range.</exception>
    /// <exception cref="NotFiniteNumberException">
    /// The weights are so large that a sentence's scores are not finite.
    /// </exception>
    [OverloadResolutionPriority(1)] // so that null is a text, and refused
    public IReadOnlyList<TagSequence> PredictBest(string text, int count)
    {
        ArgumentNullException.ThrowIfNull(text);
        BestTags.Check(this, count);
        return BestTags.Find(this, [text], count, CancellationToken.None)[0];
    }

    /// <summary>
    /// The most probable sequences of tags of each text, with the same results as one by one, but faster; a few
    /// thousand texts are read at a time, fewer if the count is large.
    /// </summary>
    /// <param name="texts">Texts of at most <see cref="MaximumTokens"/> tokens.</param>
    /// <param name="count">How many of each, 1 or more; at most as many as <see cref="LinearChainCrf.Best"/>
    /// allows.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="InvalidOperationException">The tagger's head is not a CRF.</exception>
    /// <exception cref="ArgumentException">
    /// The count is out of its range, or, while results are read, a text is null or too long.
    /// </exception>
    /// <exception cref="OperationCanceledException">While results are read: cancelled.</exception>
    /// <exception cref="NotFiniteNumberException">
    /// The weights are so large that a sentence's scores are not finite.
    /// </exception>
    public IEnumerable<IReadOnlyList<TagSequence>> PredictBest(
        IEnumerable<string> texts, int count, CancellationToken cancellationToken = default)
    {
        var given = Given.Each(texts);
        BestTags.Check(this, count);
        return given
            .Chunk(Math.Max(1, Chunk / count))
            .SelectMany(chunk => BestTags.Find(this, chunk, count, cancellationToken));
    }

    /// <summary>
    /// Scores the tagger on raw text: it cuts the text that tagged sentences are written in, and tags it.
    /// </summary>
    /// <param name="sentences">The right sentences, in the order of their text.</param>
    /// <param name="writing">How their text is written.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="ArgumentException">
    /// A sentence is to be read as its corpus writes it, but does not say how (<see cref="TaggedSentence.Written"/>);
    /// or tags have another scheme than the tagger's.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="NotFiniteNumberException">
    /// The weights are so large that a sentence's scores are not finite.
    /// </exception>
    public RawTextScores EvaluateRaw(
        IEnumerable<TaggedSentence> sentences, SentenceWriting writing = SentenceWriting.Corpus,
        CancellationToken cancellationToken = default)
    {
        TaggedSentence[] gold = [.. Given.All(sentences).Select((sentence, i) => RawText.Written(
            TagSet.InOwnScheme(SchemeCheck.Checked(sentence, i, Scheme, TagSet.Spelling, nameof(sentences))), i,
            writing, nameof(sentences)))];
        var predicted = Predict(RawText.Paragraphs(gold), cancellationToken).SelectMany(text => text.ToSentences());
        return new RawTextScores(gold, predicted, Scheme, TagSet.Spelling);
    }

    /// <inheritdoc/>
    public void WarmUp() => FirstPredictions.Run(text => Predict(text), texts => _ = Predict(texts).Count());

    /// <inheritdoc/>
    public TextTrace Trace(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] words = [.. Cut.Cut([text], CancellationToken.None)[0].SelectMany(sentence => sentence.Words)];
        var tokens = TextTrace.TokensOf(text, words.Take(MaximumTokens));
        var network = Model.Trace(TokenBatch.PackOne(Vocabularies.Encode(tokens)));
        return TextTrace.Of(tokens, network, words.Length > MaximumTokens);
    }

    private TaggedText[] PredictChunk(string[] texts, CancellationToken cancellationToken)
    {
        var cut = Cut.Cut(texts, cancellationToken);
        var decoded = TaggerDecoding.Run(
            this, [.. cut.SelectMany(sentences => sentences.Select(sentence => sentence.Words))],
            withProbabilities: true, cancellationToken);
        var next = 0;
        return [.. texts.Zip(cut, (text, sentences) => new TaggedText(
            text, [.. sentences.Select(sentence => decoded[next++].Of(text, sentence, TagSet))]))];
    }
}
