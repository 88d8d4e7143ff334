namespace Unroll.Text;

/// <summary>How sentences with a tag for each token are written down.</summary>
public enum TaggedFormat
{
    /// <summary>
    /// A token a line, with columns, the token's first and the tag's last unless told otherwise, and a blank line
    /// behind each sentence. A line with a tab is cut at its tabs, another at its spaces; no other white space is cut
    /// at, as it may be a token. A line that begins with a space and so lacks a column has the space for its token.
    /// <c>-DOCSTART-</c> lines stand between sentences and are none.
    /// </summary>
    /// <remarks>
    /// A line that begins with #, before a sentence's first token, is a comment where it has another number of columns
    /// than the lines of tokens, or begins with # and a space and is cut at tabs, or has = for its third column, or a
    /// tag that no other line has, of the next thousand or of those before. Elsewhere # is a token, or begins one.
    /// </remarks>
    Conll,

    /// <summary>
    /// CoNLL-U, as <see href="https://universaldependencies.org/format.html">Universal Dependencies</see> has it: ten
    /// fields with tabs between, a word a line. Multiword tokens (<c>3-4</c>) and empty nodes (<c>8.1</c>) are passed
    /// over, as words are what carries tags.
    /// </summary>
    Conllu,

    /// <summary>
    /// A sentence a line: <c>word/TAG</c> with white space between, where the last slash is the one that counts.
    /// </summary>
    WordTag,

    /// <summary>
    /// A sentence a line: words with white space between. Tokens are their characters, as
    /// <see cref="CharacterTokenizer"/> has them, and tags say where a word begins (B), goes on (M) and ends (E), or
    /// that it is a single character (S).
    /// </summary>
    Segmented,

    /// <summary>
    /// A JSON object a line: a text and its spans, as prodigy (<c>spans</c>), doccano (<c>label</c>: <c>[[0, 3,
    /// "PER"]]</c>) and spaCy (<c>entities</c>) write them. Places count Unicode characters from 0. Tokens are
    /// prodigy's own, or those of a tokenizer, cut also where a span begins or ends; tags are of the scheme IOB2. What
    /// prodigy's annotator rejected or ignored is left out.
    /// </summary>
    JsonLines,
}
