using System.Runtime.CompilerServices;

namespace Unroll.Text;

/// <summary>Predictions that nobody waits for, so that .NET compiles what they run.</summary>
internal static class FirstPredictions
{
    private const int Rounds = 8, Texts = 32;
    private const string Text = "a few words to read";

    /// <summary>.NET compiles again, and better, what has run often, once nothing new has run for 0.1 s.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.12);

    /// <param name="one">Predicts a text.</param>
    /// <param name="many">Predicts several.</param>
    public static void Run(Action<string> one, Action<IEnumerable<string>> many)
    {
        for (var round = 0; round < Rounds && RuntimeFeature.IsDynamicCodeCompiled; round++)
        {
            for (var count = 1; count <= Texts; count++)
            {
                one(Text);
                many(Enumerable.Repeat(Text, count));
            }
            Thread.Sleep(Pause);
        }
    }
}
