namespace Unroll.Text;

/// <summary>How sentences with a tag for each token are written.</summary>
public enum TaggedFormat
{
    /// <summary>
    /// One token per line, in columns, by default the token first and the tag last, and a blank line
    /// after each sentence. A line with a tab is split at its tabs, any other at its spaces; other white space does not
    /// split, as it may be a token. If a line begins with a space and therefore lacks a column, that space is its
    /// token.
    /// <c>-DOCSTART-</c> lines separate sentences and are not tokens.
    /// </summary>
    /// <remarks>
    /// A line that begins with #, before a sentence's first token, is a comment if it has a different number of columns
    /// from the lines of tokens, or begins with # and a space and is split at tabs, or has = as its third column, or a
    /// tag that no other line has (of the next thousand or of those before). Elsewhere # is a token, or begins one.
    /// </remarks>
    Conll,

    /// <summary>
    /// CoNLL-U, as <see href="https://universaldependencies.org/format.html">Universal Dependencies</see> defines it:
    /// ten tab-separated fields, one word per line. Words carry tags; multiword tokens (<c>3-4</c>), <c># text</c>,
    /// <c># newpar</c> and <c>SpaceAfter=No</c> say how they are written (<see cref="TaggedSentence.Written"/>). Empty
    /// nodes (<c>8.1</c>) are skipped.
    /// </summary>
    Conllu,

    /// <summary>
    /// One sentence per line: <c>word/TAG</c> separated by white space, split at the last slash.
    /// </summary>
    WordTag,

    /// <summary>
    /// One sentence per line: words separated by white space. Tokens are their characters, as
    /// <see cref="CharacterTokenizer"/> splits them, and tags say where a word begins (B), continues (M) and ends (E),
    /// or that it is a single character (S).
    /// </summary>
    Segmented,

    /// <summary>
    /// One JSON object per line: a text and its spans, as prodigy (<c>spans</c>), doccano (<c>label</c>: <c>[[0, 3,
    /// "PER"]]</c>) and spaCy (<c>entities</c>) write them. Positions count Unicode characters from 0. Tokens are
    /// prodigy's own, or those of a tokenizer, split also where a span begins or ends; tags are in the scheme IOB2.
    /// What prodigy's annotator rejected or ignored is left out.
    /// </summary>
    JsonLines,
}
