namespace Unroll;

/// <summary>What a <see cref="Parameter"/>'s update does to its values.</summary>
/// <param name="values">The elements, row-major, to be changed in place.</param>
public delegate void ParameterUpdate(Span<float> values);

/// <summary>
/// A tensor that training changes, in place, so that whoever holds the parameter sees the new values.
/// </summary>
public sealed class Parameter
{
    private readonly Lock _making = new();
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
    /// A parameter whose first values are made when they are first read: never, where a file's take their place, since
    /// drawing those of a large vocabulary would take longer than reading them; and not before it is known whether a
    /// model of its size can be.
    /// </summary>
    internal Parameter(Shape shape, Func<Tensor> initial) => (Shape, _initial) = (shape, initial);

    /// <summary>The values as they are now; the next update changes them.</summary>
    public Tensor Value => Volatile.Read(ref _value) ?? MakeInitial();

    /// <summary>The sizes of the dimensions.</summary>
    public Shape Shape { get; }

    /// <summary>Counts the updates, so that what is derived from the values knows when it is stale.</summary>
    public int Version => Volatile.Read(ref _version);

    /// <summary>Changes the values in place. Nothing else may read the parameter meanwhile.</summary>
    public void Update(ParameterUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        try
        {
            update(Value.Data);
        }
        finally
        {
            Changed(); // also where it broke off half way
        }
    }

    /// <summary>Throws where the values were changed after the given version, which a forward pass has seen.</summary>
    internal void ThrowIfNot(int version)
    {
        if (Version != version)
            throw new InvalidOperationException(
                $"a parameter of shape {Shape} was updated between the forward pass and Backward; go back before the "
                + "optimizer's step");
    }

    /// <summary>Says that the values were changed in place, by an optimizer on several threads.</summary>
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
    /// Takes over a tensor of the same shape that nobody else holds: as the values themselves, where none were read
    /// yet.
    /// </summary>
    internal void Take(Tensor values)
    {
        lock (_making)
        {
            if (_value is null)
                Volatile.Write(ref _value, values);
            else
                values.Data.CopyTo(_value.Data);
        }
        Changed();
    }

    /// <summary>Starts from other values, which too are made when they are first read.</summary>
    /// <param name="initial">Makes them, given what would have made the ones until now.</param>
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
                Volatile.Write(ref _value, _initial!());
            return _value!;
        }
    }
}
