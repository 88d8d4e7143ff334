namespace Unroll.Cli.Labs;

/// <summary>A recurrence that the labs compare.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Equation">Its equations, by their numbers.</param>
/// <param name="Create">Makes a network of input size, hidden size and seed.</param>
/// <param name="Keep">The block of the gate that keeps the state; null if there is none.</param>
/// <param name="Write">The block of the gate that lets new values in; null if there is none.</param>
internal sealed record LabCell(
    string Name, string Equation, Func<int, int, ulong, IRecurrent> Create, int? Keep = null, int? Write = null)
{
    /// <summary>The ladder from the RNN to the LSTM, and the GRU.</summary>
    public static IReadOnlyList<LabCell> All { get; } =
    [
        new("elman", "(1)", Of<ElmanCell>()),
        new("relu", "(1) with ReLU", Of(new ElmanCell(ElmanActivation.Relu))),
        new("residual", "(3)(4)", Of<ResidualCell>()),
        new("forget-gate", "(5)(6)", Of<ForgetGateCell>(), Keep: 0),
        new("input-gate", "(7)(8)", Of<InputGateCell>(), Keep: 1, Write: 0),
        new("lstm", "(9)-(11)", Of<LstmCell>(), Keep: 1, Write: 0),
        new("gru", "", Of<GruCell>(), Keep: 1),
    ];

    private static Func<int, int, ulong, IRecurrent> Of<TCell>(TCell cell = default)
        where TCell : struct, IRecurrentCell =>
        (input, hidden, seed) => new Recurrent<TCell>(input, hidden, new RecurrentOptions(), seed, cell);
}
