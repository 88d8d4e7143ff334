using System.Runtime.InteropServices;
using System.Text;
using Unroll.Cli;

// All text is written as UTF-8, wherever the output goes.
var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
if (OperatingSystem.IsWindows() && !(Console.IsOutputRedirected && Console.IsErrorRedirected))
    Console.OutputEncoding = utf8;
using var outputGone = new CancellationTokenSource();
using var errorGone = new CancellationTokenSource();
var interrupted = new CancellationTokenSource(); // never disposed, as a signal may come until the very end
var standardOutput = OutputStream.OfOutput(outputGone);
using var output = new StreamWriter(standardOutput, utf8) { AutoFlush = true };
using var error = new StreamWriter(OutputStream.OfError(errorGone), utf8) { AutoFlush = true };
var input = StandardStreams.OpenInput();
var terminal = new Terminal(input, output, error, !Console.IsOutputRedirected, interrupted.Token)
{
    OutputGone = outputGone.Token,
    OutputFailure = () => standardOutput.Failure,
};

PosixSignal[] signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT];
var registrations = Array.ConvertAll(signals, signal => PosixSignalRegistration.Create(signal, Stop));
var code = CommandLine.Run(args, terminal);
GC.KeepAlive(registrations);
return code;

// A command that has something to save is asked to end in order, however often; any other ends at once.
void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    if (!terminal.EndsInOrder)
        Environment.Exit(ExitCode.Interrupted);
    interrupted.Cancel();
    // Windows ends the process as soon as this returns, if its window is closed or the user signs out, and else in
    // 5 seconds: the time to save what is to be saved.
    if (OperatingSystem.IsWindows() && context.Signal is PosixSignal.SIGHUP or PosixSignal.SIGTERM)
        Thread.Sleep(Timeout.Infinite);
}
