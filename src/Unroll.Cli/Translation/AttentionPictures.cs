using Unroll.Cli.Options;
using Unroll.Cli.Tasks;
using Unroll.Text;

namespace Unroll.Cli.Translation;

/// <summary>What translations looked at: drawn with the answers, and optionally to a file.</summary>
internal sealed class AttentionPictures
{
    /// <summary>The most pictures in one file.</summary>
    private const int Most = 100;

    private const string Name = "attention";

    private readonly Terminal _terminal;
    private readonly string? _path;
    private readonly List<Alignment> _drawn = [];

    private AttentionPictures(Terminal terminal, string? path) => (_terminal, _path) = (terminal, path);

    public static TextOption Flag => ParallelFiles.File(
        Name, $"Draw which words of each text its translation looked at, and put the pictures of the first {Most} into "
        + "this file (.svg); - to draw them alone.");

    /// <summary>The pictures that were requested; null if none were.</summary>
    /// <exception cref="UsageException">The model has no attention, or the file is an input.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static AttentionPictures? Of(Translator translator, Request request)
    {
        if (!request.Given.TryGetValue(Name, out var path))
            return null;
        if (translator.Options.Attention is null)
            throw new UsageException($"--{Name} was given, but the model has none (--attention none); leave it out");
        if (path == "-")
            return new AttentionPictures(request.Terminal, null);
        OutputFile.Check($"--{Name}", "picture", path, request.Inputs);
        return new AttentionPictures(request.Terminal, path);
    }

    /// <summary>Stores what will be drawn to the file.</summary>
    public void Add(IEnumerable<Alignment> alignments)
    {
        if (_path is not null)
            _drawn.AddRange(alignments.Take(Most - _drawn.Count));
    }

    /// <summary>Writes the file, if there is one.</summary>
    public void Write()
    {
        if (_path is null)
            return;
        _terminal.EndsInOrder = true; // once begun, the picture is written to its end
        AttentionPlot.Of(_drawn).Write(_path);
    }
}
