namespace Unroll;

/// <summary>
/// An optimizer's update of some elements of a parameter; called from several threads, on different elements each
/// time.
/// </summary>
internal interface IElementUpdate
{
    /// <summary>Called once for each parameter that has a gradient, before its elements.</summary>
    void Begin(int parameter, Gradient gradient, float scale);

    /// <summary>Changes the elements from <paramref name="start"/> on, as many as there are gradients.</summary>
    void WithGradient(int parameter, int start, ReadOnlySpan<float> gradient);

    /// <summary>Changes whole rows of which every gradient is zero.</summary>
    void WithoutGradient(int parameter, int start, int count);
}

/// <summary>
/// All elements of all parameters in blocks for the threads to share. A block holds whole rows, so that a gradient of
/// some rows can be matched with it; results do not depend on where blocks end.
/// </summary>
internal sealed class UpdateBlocks
{
    private const int BlockSize = 1 << 14;

    private readonly Gradient[] _gradients;
    private readonly (int Parameter, int Start, int Count)[] _blocks;
    private int _isRunning;

    /// <summary>All parameters of a module; one that two parts share takes one step.</summary>
    public UpdateBlocks(IModule module)
        : this([.. ModuleParameters.Of(module, nameof(module)).DistinctBy(entry => entry.Parameter)])
    {
    }

    /// <summary>Parameters without names, which are numbered.</summary>
    public UpdateBlocks(IEnumerable<Parameter> parameters)
        : this([.. Given.All(parameters).Select((parameter, i) => ($"{i}", parameter))])
    {
    }

    private UpdateBlocks((string Name, Parameter Parameter)[] parameters)
    {
        Names = Array.ConvertAll(parameters, entry => entry.Name);
        Parameters = Array.ConvertAll(parameters, entry => entry.Parameter);
        var places = new Dictionary<Parameter, int>();
        for (var i = 0; i < Parameters.Length; i++)
        {
            if (!places.TryAdd(Parameters[i], i))
                throw new ArgumentException(
                    $"parameters[{i}] is parameters[{places[Parameters[i]]}] once more, but a parameter takes one "
                    + "step; give each once", nameof(parameters));
        }
        _gradients = new Gradient[Parameters.Length];
        var blocks = new List<(int, int, int)>();
        for (var i = 0; i < Parameters.Length; i++)
        {
            var (count, width) = (Parameters[i].Shape.Count, RowWidth(i));
            var size = Math.Max(1, BlockSize / Math.Max(1, width)) * width;
            for (var start = 0; start < count; start += size)
                blocks.Add((i, start, Math.Min(size, count - start)));
        }
        _blocks = [.. blocks];
    }

    public Parameter[] Parameters { get; }

    public string[] Names { get; }

    /// <summary>The state of each parameter: tensors of its shape, or scalars.</summary>
    public IEnumerable<(string Name, Shape Shape)> Shapes(params (string What, bool IsScalar)[] kept) =>
        Parameters.Zip(Names).SelectMany(entry => kept.Select(one => (
            OptimizerState.Name(entry.Second, one.What), one.IsScalar ? new Shape() : entry.First.Shape)));

    /// <summary>Elements of a row, that is of one index of the first dimension.</summary>
    public int RowWidth(int parameter)
    {
        var shape = Parameters[parameter].Shape;
        return shape.Rank < 2 || shape[0] == 0 ? 1 : shape.Count / shape[0];
    }

    public void Run<TUpdate>(Gradients gradients, TUpdate update)
        where TUpdate : class, IElementUpdate
    {
        ArgumentNullException.ThrowIfNull(gradients);
        if (Interlocked.Exchange(ref _isRunning, 1) == 1)
            throw new InvalidOperationException(
                "a step of this optimizer began while another thread was in one; take them one after the other");
        try
        {
            Take(gradients, update);
        }
        finally
        {
            Volatile.Write(ref _isRunning, 0);
        }
    }

    private void Take<TUpdate>(Gradients gradients, TUpdate update)
        where TUpdate : class, IElementUpdate
    {
        for (var i = 0; i < Parameters.Length; i++)
        {
            if (gradients.TryGet(Parameters[i], out _gradients[i]))
                update.Begin(i, _gradients[i], gradients.Scale);
        }
        Workers.For(_blocks.Length, (this, update), static (block, s) => s.Item1.Run(s.Item1._blocks[block], s.update));
        for (var i = 0; i < Parameters.Length; i++)
        {
            if (_gradients[i].Dense is not null || _gradients[i].Rows is not null)
                Parameters[i].Changed();
            _gradients[i] = default;
        }
    }

    private void Run<TUpdate>((int Parameter, int Start, int Count) block, TUpdate update)
        where TUpdate : class, IElementUpdate
    {
        var gradient = _gradients[block.Parameter];
        if (gradient.Dense is { } dense)
        {
            update.WithGradient(block.Parameter, block.Start, dense.AsSpan(block.Start, block.Count));
            return;
        }
        if (gradient.Rows is not { } rows)
            return;
        var (at, end) = (block.Start, block.Start + block.Count);
        var next = Array.BinarySearch(rows.Rows, at / rows.Width);
        for (next = next < 0 ? ~next : next; next < rows.Rows.Length && rows.Rows[next] * rows.Width < end; next++)
        {
            var start = rows.Rows[next] * rows.Width;
            if (start > at)
                update.WithoutGradient(block.Parameter, at, start - at);
            update.WithGradient(block.Parameter, start, rows.Values.AsSpan(next * rows.Width, rows.Width));
            at = start + rows.Width;
        }
        if (at < end)
            update.WithoutGradient(block.Parameter, at, end - at);
    }
}
