using System.Runtime.InteropServices;
using System.Text;
using Unroll.Cli;

// Chinese and all else goes out as UTF-8 wherever the output leads.
var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
if (OperatingSystem.IsWindows() && !Console.IsOutputRedirected)
    Console.OutputEncoding = utf8;
using var readerGone = new CancellationTokenSource();
using var output = new StreamWriter(OutputPipe.Open(readerGone), utf8) { AutoFlush = true };
using var error = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true };

using var interrupted = new CancellationTokenSource();
var terminal = new Terminal(Console.OpenStandardInput(), output, error, !Console.IsOutputRedirected, interrupted.Token) { ReaderGone = readerGone.Token };
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return CommandLine.Run(args, terminal);

// The first signal asks a command that has something to save for an orderly end; any other command, or a second signal, ends at once.
void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    if (!terminal.EndsInOrder || interrupted.IsCancellationRequested)
        Environment.Exit(ExitCode.Interrupted);
    interrupted.Cancel();
}
