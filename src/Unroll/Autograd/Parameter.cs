namespace Unroll;

/// <summary>What a <see cref="Parameter"/>'s update does to its values.</summary>
/// <param name="values">The elements, row-major, to be changed in place.</param>
public delegate void ParameterUpdate(Span<float> values);

/// <summary>
/// A tensor that training changes in place, so that everything that holds the parameter sees the new values.
/// </summary>
public sealed class Parameter
{
    private readonly Lock _making = new();

    /// <summary>Makes the first values; null once there are values, as it may hold those of another model.</summary>
    private Func<Tensor>? _initial;

    private Tensor? _value;
    private int _version;

    /// <summary>Makes a parameter that starts from a copy of <paramref name="initial"/>.</summary>
    public Parameter(Tensor initial)
    {
        ArgumentNullException.ThrowIfNull(initial);
        (Shape, _value) = (initial.Shape, new Tensor(initial.Shape, initial.ToArray()));
    }

    /// <summary>
    /// A parameter whose first values are drawn when they are first read. They are never drawn if those of a file
    /// replace them, as drawing them for a large vocabulary would take longer than reading; nor before it is known
    /// whether a model of its size is possible.
    /// </summary>
    internal Parameter(Shape shape, Func<Tensor> initial) => (Shape, _initial) = (shape, initial);

    /// <summary>The values as they are now; the next update changes them.</summary>
    public Tensor Value => Volatile.Read(ref _value) ?? MakeInitial();

    /// <summary>The sizes of the dimensions.</summary>
    public Shape Shape { get; }

    /// <summary>Counts the updates, so that caches of the values know when they are stale.</summary>
    public int Version => Volatile.Read(ref _version);

    /// <summary>Changes the values in place. Nothing else may read the parameter at the same time.</summary>
    public void Update(ParameterUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        try
        {
            update(Value.Data);
        }
        finally
        {
            Changed(); // also if it was interrupted
        }
    }

    /// <summary>Throws if the values were changed after the given version, which a forward pass has seen.</summary>
    internal void ThrowIfNot(int version)
    {
        if (Version != version)
            throw new InvalidOperationException(
                $"a parameter of shape {Shape} was updated between the forward pass and Backward; go back before the "
                + "optimizer's step");
    }

    /// <summary>Records that an optimizer has changed the values in place, on several threads.</summary>
    internal void Changed() => Interlocked.Increment(ref _version);

    /// <summary>Takes over the values of a tensor of the same shape.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public void Assign(Tensor values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Shape != Shape)
            throw new ArgumentException(
                $"values have shape {values.Shape}, but the parameter has {Shape}", nameof(values));
        Take(new Tensor(Shape, values.ToArray()));
    }

    /// <summary>
    /// Takes over a tensor of the same shape that nothing else holds: as the values themselves, if none were read
    /// yet.
    /// </summary>
    internal void Take(Tensor values)
    {
        lock (_making)
        {
            if (_value is null)
                Hold(values);
            else
                values.Data.CopyTo(_value.Data);
        }
        Changed();
    }

    /// <summary>Starts from other values, which are also made when they are first read.</summary>
    /// <param name="initial">Makes them, given the function that would have made the previous ones.</param>
    internal void StartFrom(Func<Func<Tensor>, Tensor> initial)
    {
        lock (_making)
        {
            Func<Tensor> before = _value is { } made ? () => made : _initial!;
            (_initial, _value) = (() => initial(before), null);
        }
        Changed();
    }

    /// <summary>A parameter that starts from U(-range, range).</summary>
    internal static Parameter Uniform(Shape shape, float range, ulong seed) =>
        new(shape, () => Tensor.Uniform(shape, -range, range, seed));

    private Tensor MakeInitial()
    {
        lock (_making)
        {
            if (_value is null)
                Hold(_initial!());
            return _value!;
        }
    }

    private void Hold(Tensor values)
    {
        Volatile.Write(ref _value, values);
        _initial = null;
    }
}
