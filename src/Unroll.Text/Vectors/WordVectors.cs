namespace Unroll.Text;

/// <summary>
/// The vectors of some words of a file: those of the training text's words, and some others. The file is read once,
/// line by line, and no other vector is kept.
/// </summary>
internal sealed class WordVectors
{
    private readonly Dictionary<string, float[]> _vectors;
    private readonly List<string> _extra;

    private WordVectors(int size, Dictionary<string, float[]> vectors, List<string> extra) =>
        (Size, _vectors, _extra) = (size, vectors, extra);

    /// <summary>How many words of the training text have a vector.</summary>
    public int Found => _vectors.Count - _extra.Count;

    /// <summary>The size of a vector.</summary>
    public int Size { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="options">Which file, and how many words to take that <paramref name="vocabulary"/> lacks.</param>
    /// <param name="vocabulary">The training text's words.</param>
    /// <param name="room">How many more words the vocabulary may have.</param>
    /// <param name="folding">
    /// How the file's words are folded, like those of the texts; if several become equal, the first counts.
    /// </param>
    /// <exception cref="InvalidDataException">
    /// A line has fewer numbers than the header says or most lines have, or something other than a number.
    /// </exception>
    public static WordVectors Read(WordVectorOptions options, Vocabulary vocabulary, int room, TextFolding folding)
    {
        var vectors = new Dictionary<string, float[]>(StringComparer.Ordinal);
        var extra = new List<string>();
        var most = Math.Min(options.ExtraWords, room);
        using var lines = new LinesAhead(TextLines.Read(options.Path));
        var size = VectorSize.Detect(lines.First, options.Path);
        var filled = lines.All().Where(line => !string.IsNullOrWhiteSpace(line.Text));
        foreach (var line in filled.Skip(size.HasHeader ? 1 : 0))
        {
            var place = new Place(options.Path, line.Number);
            var vector = VectorLine.Cut(line.Text.AsSpan().TrimEnd(), size, place);
            if (vector.Word.IsEmpty)
                continue; // no token is empty
            var word = folding.Of(vector.Word);
            var isKnown = vocabulary.IdOf(word) != Vocabulary.Unknown;
            if (vectors.ContainsKey(word) || (!isKnown && extra.Count >= most))
                continue;
            vectors.Add(word, vector.Numbers(place));
            if (!isKnown)
                extra.Add(word);
        }
        if (vectors.Count == extra.Count)
            throw new InvalidDataException(
                $"{Quoted.OneLine(options.Path)} has the vector of no word of the training text, which would leave "
                + "nothing to start from; are both of one language, and cut and cased alike?");
        return new WordVectors(size.Count, vectors, extra);
    }

    /// <summary>The vocabulary with the extra words of the file.</summary>
    public Vocabulary AddTo(Vocabulary vocabulary) => vocabulary.With(_extra);

    /// <summary>Whether a word has a vector.</summary>
    public bool Has(string word) => _vectors.ContainsKey(word);

    /// <summary>
    /// Writes the vectors to their words' embeddings. Words without a vector start from draws of the same scale as the
    /// vectors.
    /// </summary>
    /// <param name="embeddings">[vocabulary, size].</param>
    public void CopyTo(Parameter embeddings, Vocabulary vocabulary, ulong seed) => embeddings.Update(values =>
    {
        double squares = 0;
        foreach (var vector in _vectors.Values)
            squares += RowSums.SumOfSquares(vector);
        var deviation = (float)Math.Sqrt(squares / ((double)_vectors.Count * Size));
        new Draws(seed).FillNormal(values[(Vocabulary.Unknown * Size)..], deviation);
        for (var id = Vocabulary.Unknown + 1; id < vocabulary.Count; id++)
        {
            if (_vectors.TryGetValue(vocabulary.Tokens[id], out var vector))
                vector.CopyTo(values[(id * Size)..]);
        }
    });
}
