namespace Unroll;

/// <summary>What a <see cref="Parameter"/>'s update does to its values.</summary>
/// <param name="values">The elements, row-major, to be changed in place.</param>
public delegate void ParameterUpdate(Span<float> values);

/// <summary>A tensor that training changes, in place, so that whoever holds the parameter sees the new values.</summary>
public sealed class Parameter
{
    private int _version;

    /// <summary>Makes a parameter that starts from a copy of <paramref name="initial"/>.</summary>
    public Parameter(Tensor initial)
    {
        ArgumentNullException.ThrowIfNull(initial);
        Value = new Tensor(initial.Shape, initial.ToArray());
    }

    /// <summary>The values as they are now; the next update changes them.</summary>
    public Tensor Value { get; }

    /// <summary>The sizes of the dimensions.</summary>
    public Shape Shape => Value.Shape;

    /// <summary>Counts the updates, so that what is derived from the values knows when it is stale.</summary>
    internal int Version => Volatile.Read(ref _version);

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
            throw new InvalidOperationException($"a parameter of shape {Shape} was updated between the forward pass and Backward; go back before the optimizer's step");
    }

    /// <summary>Says that the values were changed in place, by an optimizer on several threads.</summary>
    internal void Changed() => Interlocked.Increment(ref _version);

    /// <summary>Takes over the values of a tensor of the same shape.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public void Assign(Tensor values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Shape != Shape)
            throw new ArgumentException($"values have shape {values.Shape}, but the parameter has {Shape}", nameof(values));
        Update(values.Data.CopyTo);
    }
}
