namespace Unroll.Text;

/// <summary>
/// Which recurrence a model uses, in a form that options can hold, the command line can name and a model file can
/// store. Any cell is possible, also one from outside the library: <c>CellKind.Of&lt;MyCell&gt;()</c>.
/// </summary>
public sealed class CellKind
{
    private readonly Func<Sizes, IStepwiseRecurrent> _create;
    private readonly Func<AttentionSizes, IStepwiseAttention> _createWithAttention;

    private CellKind(
        string name, bool hasMemory, Func<Sizes, IStepwiseRecurrent> create,
        Func<AttentionSizes, IStepwiseAttention> createWithAttention) =>
        (Name, HasMemory, _create, _createWithAttention) = (name, hasMemory, create, createWithAttention);

    /// <summary>The simple recurrent network with tanh, equation (1).</summary>
    public static CellKind Elman { get; } = Of<ElmanCell>();

    /// <summary>The simple recurrent network with ReLU instead of tanh.</summary>
    public static CellKind Relu { get; } = Of(new ElmanCell(ElmanActivation.Relu), "relu");

    /// <summary>The residual network of equations (3)(4).</summary>
    public static CellKind Residual { get; } = Of<ResidualCell>();

    /// <summary>The network with a forget gate of equations (5)(6).</summary>
    public static CellKind ForgetGate { get; } = Of<ForgetGateCell>();

    /// <summary>The network with a separate input gate, equations (7)(8).</summary>
    public static CellKind InputGate { get; } = Of<InputGateCell>();

    /// <summary>The LSTM, equations (3)(5)(7)(9)-(11).</summary>
    public static CellKind Lstm { get; } = Of<LstmCell>();

    /// <summary>The gated recurrent unit.</summary>
    public static CellKind Gru { get; } = Of<GruCell>();

    /// <summary>The library's own kinds.</summary>
    public static IReadOnlyList<CellKind> BuiltIn { get; } = [Elman, Relu, Residual, ForgetGate, InputGate, Lstm, Gru];

    /// <summary>The name on the command line and in a model file.</summary>
    public string Name { get; }

    /// <summary>A kind for any cell.</summary>
    /// <param name="cell">The cell, if it has a setting.</param>
    /// <param name="name">The name; the cell's own by default.</param>
    /// <exception cref="ArgumentException">The name is empty, or none that a file could keep on one line.</exception>
    public static CellKind Of<TCell>(TCell cell = default, string? name = null)
        where TCell : struct, IRecurrentCell =>
        new(
            CheckedName.OfOwn(name ?? TCell.Name, "cell", nameof(name)),
            TCell.HasMemory,
            sizes => new Recurrent<TCell>(
                sizes.Input, sizes.Hidden,
                new RecurrentOptions
                {
                    Layers = sizes.Layers,
                    Bidirectional = sizes.Bidirectional,
                    Dropout = sizes.Dropout,
                    RecurrentDropout = sizes.RecurrentDropout,
                },
                sizes.Seed, cell),
            sizes => new AttentionRecurrent<TCell>(
                sizes.Input, sizes.Score.QuerySize, sizes.Score,
                new AttentionRecurrentOptions
                {
                    RecurrentDropout = sizes.RecurrentDropout,
                    InputFeeding = sizes.InputFeeding,
                    Coverage = sizes.Coverage,
                },
                sizes.Seed, cell));

    /// <summary>The kind of a name.</summary>
    /// <param name="name">A name of <see cref="BuiltIn"/> or of <paramref name="others"/>.</param>
    /// <param name="others">Cells from outside the library.</param>
    /// <exception cref="ArgumentException">There is no cell of that name.</exception>
    public static CellKind Named(string name, IEnumerable<CellKind>? others = null)
    {
        CellKind[] known = Known(others);
        return Array.Find(known, kind => kind.Name == name)
            ?? throw new ArgumentException($"there is no cell called {Quoted.Cell(name)}; "
                + $"expected one of {string.Join(", ", known.Select(kind => kind.Name))}", nameof(name));
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static CellKind[] Known(IEnumerable<CellKind>? others) =>
        [.. Given.Each(others ?? [], nameof(others)), .. BuiltIn];

    /// <summary>Whether the cell carries a memory c besides h.</summary>
    internal bool HasMemory { get; }

    /// <summary>Whether it is from outside, and a file that names it would mean the library's own.</summary>
    internal bool HidesOwn => !BuiltIn.Contains(this) && BuiltIn.Any(cell => cell.Name == Name);

    /// <summary>Whether nothing is known of it but its name.</summary>
    internal bool IsNameAlone { get; private init; }

    internal IStepwiseRecurrent Create(Sizes sizes) => _create(sizes);

    /// <summary>A cell of which only the name is known: enough to describe a file, and no more.</summary>
    internal static CellKind OfName(string name)
    {
        return new(name, hasMemory: false, _ => throw Unknown(), _ => throw Unknown()) { IsNameAlone = true };

        InvalidOperationException Unknown() => new($"of the cell {Quoted.Cell(name)} nothing is known but its name");
    }

    internal IStepwiseAttention CreateWithAttention(AttentionSizes sizes) => _createWithAttention(sizes);

    /// <summary>The sizes and options of a recurrent network.</summary>
    internal readonly record struct Sizes(
        int Input, int Hidden, int Layers, bool Bidirectional, float Dropout, float RecurrentDropout, ulong Seed);

    /// <summary>
    /// The sizes and options of a layer with attention; the hidden size is that of the score's queries.
    /// </summary>
    internal readonly record struct AttentionSizes(
        int Input, IAttentionScore Score, bool InputFeeding, bool Coverage, float RecurrentDropout, ulong Seed);
}
