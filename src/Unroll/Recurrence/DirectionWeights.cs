namespace Unroll;

/// <summary>
/// The parameters of one direction of one layer, and the packed copies of them that the products read. The
/// row-major parameters are the original; the copies are remade when a version has changed. Each gate's block is
/// padded to whole panels with zeros.
/// </summary>
internal sealed class DirectionWeights
{
    private readonly Lock _packing = new();
    private readonly Parameter[] _all;
    private readonly bool _partsApart;
    private int _forwardVersion = -1;
    private int _backwardVersion = -1;

    private DirectionWeights(
        Sizes sizes, Parameter weightIh, Parameter weightHh, Parameter? biasIh, Parameter? biasHh, Parameter[] extras)
    {
        (Gates, Input, Context, Hidden, _partsApart) = sizes;
        Units = Panels.Padded(Hidden);
        (WeightIh, WeightHh, BiasIh, BiasHh, Extras) = (weightIh, weightHh, biasIh, biasHh, extras);
        _all = [.. new[] { weightIh, weightHh, biasIh, biasHh }.OfType<Parameter>(), .. extras];
    }

    public int Gates { get; }

    /// <summary>Columns of W_ih.</summary>
    public int Input { get; }

    /// <summary>How many of them, the last ones, read a context that is only known inside the time loop.</summary>
    public int Context { get; }

    public int Hidden { get; }

    /// <summary>The hidden size rounded up to whole panels.</summary>
    public int Units { get; }

    public Parameter WeightIh { get; }

    public Parameter WeightHh { get; }

    public Parameter? BiasIh { get; }

    public Parameter? BiasHh { get; }

    public Parameter[] Extras { get; }

    /// <summary>W_ihᵀ: panels of [input, gates * units].</summary>
    public Buffer<float> InputPanels { get; private set; }

    /// <summary>W_hhᵀ: panels of [hidden, gates * units].</summary>
    public Buffer<float> HiddenPanels { get; private set; }

    /// <summary>W_ihᵀ in the form that products read.</summary>
    public PanelSpan InputMatrix => new(InputPanels, Input, PanelCount);

    /// <summary>The rows of W_ihᵀ that read a context, in the same form.</summary>
    public PanelSpan ContextMatrix => new(InputPanels.AsSpan((Input - Context) * Panels.Width), Input, PanelCount);

    /// <summary>W_hhᵀ in the same form.</summary>
    public PanelSpan HiddenMatrix => new(HiddenPanels, Hidden, PanelCount);

    /// <summary>
    /// The initial value of the input's part, [gates * units]: both biases, or b_ih if the parts are kept apart.
    /// </summary>
    public Buffer<float> Bias { get; private set; }

    /// <summary>The initial value of the hidden state's part if the parts are kept apart: b_hh.</summary>
    public Buffer<float> HiddenBias { get; private set; }

    /// <summary>The extra parameters, [extras * units].</summary>
    public Buffer<float> ExtraValues { get; private set; }

    /// <summary>W_ih without the columns that read a context: panels of [gates * units, input - context].</summary>
    public Buffer<float> InputPanelsBack { get; private set; }

    /// <summary>The columns of W_ih that read a context: panels of [gates * units, context].</summary>
    public Buffer<float> ContextPanelsBack { get; private set; }

    /// <summary>W_hh: panels of [gates * units, hidden].</summary>
    public Buffer<float> HiddenPanelsBack { get; private set; }

    public IEnumerable<Parameter> All => _all;

    private int PanelCount => Gates * Units / Panels.Width;

    /// <summary>Changes when any parameter changes: versions only grow, and so does their sum.</summary>
    public int Version
    {
        get
        {
            var sum = 0;
            foreach (var parameter in _all)
                sum += parameter.Version;
            return sum & int.MaxValue;
        }
    }

    /// <summary>
    /// Makes the parameters of one direction, with weights and biases drawn from U(-1/√hidden, 1/√hidden), and adds
    /// them to a module's list.
    /// </summary>
    /// <param name="suffix">The ending of parameters' names.</param>
    /// <param name="input">Columns of W_ih, those that read a context included.</param>
    /// <param name="context">How many of them do.</param>
    public static DirectionWeights Create<TCell>(
        string suffix, int input, int hidden, bool bias, ulong seed,
        List<(string Name, Parameter Parameter)> parameters, int context = 0)
        where TCell : struct, IRecurrentCell
    {
        var range = 1 / MathF.Sqrt(hidden);
        var (rows, units) = (TCell.Gates * hidden, new Shape(hidden));
        var weightIh = Add("weight_ih", Uniform(rows, input));
        var weightHh = Add("weight_hh", Uniform(rows, hidden));
        var biasIh = bias ? Add("bias_ih", Uniform(rows)) : null;
        var biasHh = bias ? Add("bias_hh", Uniform(rows)) : null;
        Parameter[] extras =
        [
            .. TCell.Extras.Select(
                extra => Add(extra.Name, new Parameter(units, () => Tensor.Full(units, extra.Initial)))),
        ];
        return new DirectionWeights(
            new(TCell.Gates, input, context, hidden, TCell.KeepsPartsApart), weightIh, weightHh, biasIh, biasHh,
            extras);

        Parameter Uniform(params ReadOnlySpan<int> shape) =>
            Parameter.Uniform(new Shape(shape), range, new Draws(seed, (ulong)parameters.Count).Bits(0));

        Parameter Add(string name, Parameter parameter)
        {
            parameters.Add((name + suffix, parameter));
            return parameter;
        }
    }

    /// <summary>Updates the copies that the forward pass reads.</summary>
    public void PackForward()
    {
        lock (_packing)
        {
            var version = Version;
            if (version == _forwardVersion)
                return;
            var columns = Gates * Units;
            if (_forwardVersion < 0)
            {
                InputPanels = Buffer<float>.Zeros(Input * columns);
                HiddenPanels = Buffer<float>.Zeros(Hidden * columns);
                Bias = Buffer<float>.Zeros(columns);
                HiddenBias = _partsApart ? Buffer<float>.Zeros(columns) : default;
                ExtraValues = Buffer<float>.Zeros(Extras.Length * Units);
            }
            Workers.For(2 * Gates, this, static (i, weights) => weights.PackForward(i / 2, i % 2 == 0));
            for (var gate = 0; gate < Gates; gate++)
            {
                for (var unit = 0; unit < Hidden; unit++)
                {
                    var ih = BiasIh?.Value.Span[gate * Hidden + unit] ?? 0;
                    var hh = BiasHh?.Value.Span[gate * Hidden + unit] ?? 0;
                    Bias.Span[gate * Units + unit] = _partsApart ? ih : ih + hh;
                    if (_partsApart)
                        HiddenBias.Span[gate * Units + unit] = hh;
                }
            }
            for (var i = 0; i < Extras.Length; i++)
                Extras[i].Value.Span.CopyTo(ExtraValues.AsSpan(i * Units));
            _forwardVersion = version;
        }
    }

    /// <summary>Updates the copies that the backward pass reads.</summary>
    public void PackBackward()
    {
        lock (_packing)
        {
            var version = Version;
            if (version == _backwardVersion)
                return;
            var k = Gates * Units;
            if (_backwardVersion < 0)
            {
                InputPanelsBack = Buffer<float>.Zeros(k * Panels.Padded(Input - Context));
                ContextPanelsBack = Buffer<float>.Zeros(k * Panels.Padded(Context));
                HiddenPanelsBack = Buffer<float>.Zeros(k * Units);
            }
            Workers.For(2 * Gates, this, static (i, weights) => weights.PackBackward(i / 2, i % 2 == 0));
            _backwardVersion = version;
        }
    }

    private void PackForward(int gate, bool input)
    {
        var (weight, k, panels) = input ? (WeightIh, Input, InputPanels) : (WeightHh, Hidden, HiddenPanels);
        Panels.PackTransposed(
            weight.Value.Span.Slice(gate * Hidden * k, Hidden * k), k, Hidden, panels.AsSpan(gate * Units * k), 0,
            Units / Panels.Width);
    }

    private void PackBackward(int gate, bool input)
    {
        if (!input)
        {
            Pack(WeightHh, Hidden, 0, Hidden, HiddenPanelsBack);
            return;
        }
        Pack(WeightIh, Input, 0, Input - Context, InputPanelsBack);
        Pack(WeightIh, Input, Input - Context, Context, ContextPanelsBack);

        void Pack(Parameter weight, int stride, int first, int columns, Buffer<float> panels)
        {
            if (columns > 0)
                Panels.Pack(
                    new(weight.Value.Span[(gate * Hidden * stride + first)..], stride), Hidden, columns,
                    panels.AsSpan(gate * Units * Panels.Width), Gates * Units, 0,
                    Panels.Padded(columns) / Panels.Width);
        }
    }

    private readonly record struct Sizes(int Gates, int Input, int Context, int Hidden, bool PartsApart);
}
