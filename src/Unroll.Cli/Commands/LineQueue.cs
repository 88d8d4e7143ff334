using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Unroll.Cli.Commands;

/// <summary>
/// Lines read ahead on a separate thread and taken as many at a time as are available: a whole chunk of a file, or the
/// one line that someone has typed. How much is read ahead is bounded.
/// </summary>
internal sealed class LineQueue
{
    private const int MostLines = 2048;
    private const int MostCharacters = 1 << 20;

    /// <summary>
    /// How long to wait for one more line before a chunk is considered complete: much longer than a file's next line
    /// takes, and too short for someone who types to notice.
    /// </summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>How long the first line of a chunk waits at most, if lines arrive steadily but slowly.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    private readonly Queue<string> _lines = [];
    private long _characters;
    private bool _ended;
    private ExceptionDispatchInfo? _failure;

    private LineQueue(IEnumerable<string> lines) =>
        new Thread(() => Read(lines)) { IsBackground = true, Name = "Line reader" }.Start();

    private bool IsFull => _lines.Count >= MostLines || _characters >= MostCharacters;

    /// <summary>The lines in chunks; what reading them threw is thrown after the lines before it.</summary>
    public static IEnumerable<string[]> Chunks(IEnumerable<string> lines)
    {
        var queue = new LineQueue(lines);
        while (queue.Take() is { Length: > 0 } chunk)
            yield return chunk;
    }

    private void Read(IEnumerable<string> lines)
    {
        ExceptionDispatchInfo? failure = null;
        try
        {
            foreach (var line in lines)
            {
                lock (_lines)
                {
                    while (IsFull)
                        Monitor.Wait(_lines);
                    _lines.Enqueue(line);
                    _characters += line.Length;
                    Monitor.PulseAll(_lines);
                }
            }
        }
        catch (Exception thrown)
        {
            failure = ExceptionDispatchInfo.Capture(thrown);
        }
        lock (_lines)
        {
            (_ended, _failure) = (true, failure);
            Monitor.PulseAll(_lines);
        }
    }

    private string[] Take()
    {
        lock (_lines)
        {
            while (_lines.Count == 0 && !_ended)
                Monitor.Wait(_lines);
            var began = Stopwatch.GetTimestamp();
            while (!IsFull && !_ended && Stopwatch.GetElapsedTime(began) < Patience && Monitor.Wait(_lines, Pause))
            {
            }
            if (_lines.Count == 0)
                _failure?.Throw();
            string[] chunk = [.. _lines];
            _lines.Clear();
            _characters = 0;
            Monitor.PulseAll(_lines);
            return chunk;
        }
    }
}
