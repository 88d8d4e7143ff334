using System.Globalization;
using Unroll.Peers;

const int failed = 1, wrongUsage = 2, noLibTorch = 3;

if (args is ["-h"] or ["--help"])
{
    Console.WriteLine(Usage.Text);
    return 0;
}
try
{
    var arguments = Arguments.Parse(args);
    if (arguments.Predict)
    {
        PredictRun.All(arguments);
        return 0;
    }
    if (arguments.Side != "unroll" && LibTorch.WhyNotLoadable() is { } reason)
    {
        Console.Error.WriteLine(reason);
        return noLibTorch;
    }
    if (arguments.Memory)
        Console.WriteLine(PeakMemory.TrainAndMeasure(Sides.Of(arguments.Side!, arguments.Threads)).ToString(CultureInfo.InvariantCulture));
    else
        Run.All(arguments);
    return 0;
}
catch (UsageException e)
{
    Console.Error.WriteLine($"{e.Message}\n\n{Usage.Text}");
    return wrongUsage;
}
catch (Exception e) when (e is InvalidOperationException or NotSupportedException or IOException or InvalidDataException)
{
    Console.Error.WriteLine(e.Message);
    return failed;
}
