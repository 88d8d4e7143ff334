namespace Unroll;

/// <summary>
/// How a tensor, or the several results of one operation, was made: the tracked inputs, and the backward pass.
/// Nodes are numbered as they are made, so going from the highest number down visits every result before
/// its inputs.
/// </summary>
internal sealed class Node
{
    private static long s_made;

    private readonly Action<Node>? _backward;
    private readonly Buffer<float>[] _gradients;
    private readonly int[] _counts;
    private float[]? _leafGradient;
    private int _done;

    private Node(Node[] inputs, int[] counts, Action<Node>? backward)
    {
        Number = Interlocked.Increment(ref s_made);
        Inputs = inputs;
        _counts = counts;
        _gradients = new Buffer<float>[counts.Length];
        _backward = backward;
    }

    public long Number { get; }

    public Node[] Inputs { get; }

    /// <summary>For a leaf, the parameter or the watched tensor that gradients are kept for; otherwise null.</summary>
    public object? Key { get; private init; }

    /// <summary>The parameter's version when it was tracked.</summary>
    private int Version { get; init; }

    /// <summary>A leaf's gradient of some rows only, if an embedding produced one.</summary>
    public RowGradient? Rows { get; private set; }

    /// <summary>Records how <paramref name="result"/> was made, if any input is tracked.</summary>
    /// <param name="state">
    /// What the backward pass needs. As <paramref name="backward"/> is static and captures nothing, inference allocates
    /// nothing for a backward pass that will not run.
    /// </param>
    /// <param name="backward">Reads <see cref="Gradient"/> and adds to <see cref="Into"/> of its inputs.</param>
    public static Tensor Record<TState>(
        Tensor result, ReadOnlySpan<Tensor?> inputs, TState state, Action<Node, TState> backward)
    {
        Record([result], inputs, state, backward);
        return result;
    }

    /// <summary>Records how several results were made at once.</summary>
    public static void Record<TState>(
        ReadOnlySpan<Tensor?> results, ReadOnlySpan<Tensor?> inputs, TState state, Action<Node, TState> backward)
    {
        var isTracked = false;
        foreach (var input in inputs)
            isTracked |= input?.IsTracked == true;
        if (isTracked)
            Record(results, inputs, Over(state, backward));
    }

    private static void Record(ReadOnlySpan<Tensor?> results, ReadOnlySpan<Tensor?> inputs, Action<Node> backward)
    {
        var origins = new List<Node>(inputs.Length);
        foreach (var input in inputs)
        {
            if (input?.Origin is { } origin)
                origins.Add(origin);
        }
        var counts = new int[results.Length];
        for (var i = 0; i < counts.Length; i++)
            counts[i] = results[i]?.Count ?? 0;
        var node = new Node([.. origins], counts, backward);
        for (var i = 0; i < counts.Length; i++)
        {
            if (results[i] is { } result)
                (result.Origin, result.OriginOutput) = (node, i);
        }
    }

    /// <summary>A tensor that gradients are kept for, over the same memory.</summary>
    public static Tensor Leaf(Tensor tensor, object key) =>
        new(tensor.Shape, tensor.Data)
        {
            Origin = new Node(
            [], [tensor.Count], null)
            { Key = key, Version = (key as Parameter)?.Version ?? 0 }
        };

    /// <summary>
    /// Throws if the backward pass cannot run: it has run already, or a parameter has been changed since the forward
    /// pass.
    /// </summary>
    public void CheckOpen()
    {
        (Key as Parameter)?.ThrowIfNot(Version);
        if (Volatile.Read(ref _done) == 1)
            throw GoneAlready();
    }

    /// <summary>The gradient of a result; empty if none reached it.</summary>
    public ReadOnlySpan<float> Gradient(int output = 0) => _gradients[output];

    /// <summary>The same as a buffer, which threads can share.</summary>
    public Buffer<float> GradientBuffer(int output) => _gradients[output];

    /// <summary>Where to add the gradient of an input, zero at first; empty if the input is not tracked.</summary>
    public static Span<float> Into(Tensor? input) => IntoBuffer(input);

    /// <summary>The same as a buffer, which threads can share.</summary>
    public static Buffer<float> IntoBuffer(Tensor? input) =>
        input?.Origin is { } origin ? origin.Made(input.OriginOutput) : default;

    /// <summary>
    /// A leaf's gradients, all elements and some rows, each null if none reached it; another backward pass starts
    /// afresh.
    /// </summary>
    public (float[]? Dense, RowGradient? Rows) TakeLeafGradient()
    {
        var taken = (_leafGradient, Rows);
        Reset();
        return taken;
    }

    /// <summary>Clears the gradients, so that an interrupted backward pass leaves nothing to the next.</summary>
    public void Reset()
    {
        Array.Clear(_gradients);
        (_leafGradient, Rows, Recycled, RecycledRows) = (null, null, null, null);
    }

    /// <summary>The array of an earlier pass to write a leaf's gradient to.</summary>
    public float[]? Recycled { private get; set; }

    /// <summary>The array of an earlier pass for a leaf's gradient of some rows.</summary>
    public float[]? RecycledRows { get; set; }

    /// <summary>Adds to a leaf's gradient of some rows.</summary>
    public void AddRows(RowGradient rows)
    {
        Rows = Rows is null ? rows : Rows.Plus(rows);
        RecycledRows = null; // it is in use now
    }

    /// <summary>Goes back through this operation, once.</summary>
    public void Backward()
    {
        if (_backward is null)
            return;
        if (Interlocked.Exchange(ref _done, 1) == 1)
            throw GoneAlready();
        if (Array.Exists(_gradients, gradient => !gradient.IsEmpty))
            _backward(this);
        for (var i = 0; i < _gradients.Length; i++)
            _gradients[i].Release();
    }

    // In a separate method, since a closure is allocated at the beginning of the method that contains it.
    private static Action<Node> Over<TState>(TState state, Action<Node, TState> backward) =>
        node => backward(node, state);

    private static InvalidOperationException GoneAlready() =>
        new("a gradient has gone back through this result already, but it can do so once; "
            + "run the forward pass again before a second Backward, "
            + "or, where a state is carried over from one loss to the next, Detach() it between them");

    private Buffer<float> Made(int output)
    {
        ref var gradient = ref _gradients[output];
        if (!gradient.IsEmpty)
            return gradient;
        if (_backward is not null)
        {
            gradient = Buffer<float>.Rent(_counts[output]);
            gradient.Span.Clear();
            return gradient;
        }
        // A caller can reach the gradient of a leaf, so it gets its own array.
        (_leafGradient, Recycled) = (Recycled, null);
        if (_leafGradient is null)
            _leafGradient = new float[_counts[output]];
        else
            Array.Clear(_leafGradient);
        return gradient = Buffer<float>.Over(_leafGradient);
    }
}
