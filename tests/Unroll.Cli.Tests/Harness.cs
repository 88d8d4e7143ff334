using System.Text;

namespace Unroll.Cli.Tests;

/// <summary>Runs the command line in this process, in a folder of its own that is gone after the test.</summary>
public abstract class Harness : IDisposable
{
    private readonly CancellationTokenSource _interrupt = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-").FullName;

    /// <summary>Sizes that train for a moment.</summary>
    protected static string[] Sizes { get; } = ["--embedding", "4", "--hidden", "4", "--epochs", "2", "--batch", "8"];

    /// <summary>The lecture's classifier, as small.</summary>
    protected string[] Small { get; } =
    [
        .. Sizes, "--bidirectional", "false", "--pooling", "last", "--dropout", "0", "--word-dropout", "0",
    ];

    protected string Model => At("model.safetensors");

    protected string At(string name) => Path.Combine(_folder, name);

    protected string Write(string name, string content)
    {
        File.WriteAllText(At(name), content);
        return At(name);
    }

    /// <summary>Texts of two classes.</summary>
    protected string Data() =>
        Write("train.tsv", string.Concat(
            Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? $"pos\tgood 好 {i}\n" : $"neg\tbad 坏 {i}\n")));

    /// <summary>A small model in <see cref="Model"/>.</summary>
    protected void Train() =>
        Assert.Equal(0, Run(["train", "classify", "--data", Data(), "--model", Model, .. Small]).Code);

    protected (int Code, string Output, string Error) Run(params string[] args) => Run("", args);

    protected (int Code, string Output, string Error) Run(string input, string[] args)
    {
        var output = new Watching(_interrupt, Interrupting);
        var error = new StringWriter();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(input));
        var code = CommandLine.Run(args, new Terminal(stream, output, error, IsInteractive: false, _interrupt.Token));
        return (code, output.ToString().Replace(Environment.NewLine, "\n"),
            error.ToString().Replace(Environment.NewLine, "\n"));
    }

    /// <summary>As if the user pressed Ctrl-C when this is written.</summary>
    protected string? Interrupting { get; set; }

    /// <summary>As if the user pressed Ctrl-C as soon as a file is there.</summary>
    protected Task InterruptAt(string path) => Task.Run(async () =>
    {
        while (!File.Exists(path))
            await Task.Delay(1);
        await _interrupt.CancelAsync();
    });

    /// <summary>
    /// One sentence on standard error, the given exit code, and nothing that looks like a stack trace.
    /// </summary>
    protected static void AssertFails((int Code, string Output, string Error) run, int code, string expected)
    {
        Assert.Equal(code, run.Code);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("(Parameter", run.Error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _interrupt.Dispose();
        GC.SuppressFinalize(this);
    }

    private sealed class Watching(CancellationTokenSource source, string? trigger) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (trigger is not null && value?.Contains(trigger, StringComparison.Ordinal) == true)
                source.Cancel();
        }
    }
}
