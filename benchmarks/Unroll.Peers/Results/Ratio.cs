namespace Unroll.Peers;

/// <summary>How many times as fast the first lane was as another; a round's ratio is of two laps run one after the other.</summary>
internal sealed record Ratio(string Over, double Median, double Least, double Most);
