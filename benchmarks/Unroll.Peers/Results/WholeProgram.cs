namespace Unroll.Peers;

/// <summary>What a process of the command line costs.</summary>
/// <param name="FirstLine">Milliseconds from the start of a process that predicts one text to its first line.</param>
/// <param name="Lines">How many lines the larger file has.</param>
/// <param name="FewMebiBytes">Its peak memory for the first thousand.</param>
/// <param name="ManyMebiBytes">And for all.</param>
internal sealed record WholeProgram(
    string Title, double[] FirstLine, int Lines, double FewMebiBytes, double ManyMebiBytes);
