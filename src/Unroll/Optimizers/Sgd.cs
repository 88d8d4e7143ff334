namespace Unroll;

/// <summary>
/// Stochastic gradient descent, on every element the same as PyTorch's. With momentum μ and dampening τ:
/// <code>
/// v(t) = μ v(t-1) + (1 - τ) g, and v(1) = g        p(t) = p(t-1) - η v(t), or - η (g + μ v(t)) with Nesterov
/// </code>
/// </summary>
public sealed class Sgd : IOptimizer
{
    private readonly SgdOptions _options;
    private readonly UpdateBlocks _blocks;
    private readonly Update _update;
    private float _learningRate;

    /// <summary>Makes an optimizer of all parameters of a module.</summary>
    /// <exception cref="ArgumentException">
    /// A setting is outside its range, or the module has two parameters of one name.
    /// </exception>
    public Sgd(IModule module, SgdOptions? options = null)
        : this(new UpdateBlocks(module), options)
    {
    }

    /// <summary>Makes an optimizer of the given parameters.</summary>
    /// <exception cref="ArgumentException">A setting is outside its range.</exception>
    public Sgd(IEnumerable<Parameter> parameters, SgdOptions? options = null)
        : this(new UpdateBlocks(parameters), options)
    {
    }

    private Sgd(UpdateBlocks blocks, SgdOptions? options)
    {
        _options = options ?? new();
        _options.Check();
        _learningRate = _options.LearningRate;
        _blocks = blocks;
        _update = new Update(this);
    }

    /// <inheritdoc/>
    public float LearningRate
    {
        get => _learningRate;
        set
        {
            Given.NotNegative(value, nameof(LearningRate));
            _learningRate = value;
        }
    }

    /// <inheritdoc/>
    /// <remarks><c>momentum_buffer</c> is v(t); without momentum there is no state.</remarks>
    public IEnumerable<(string Name, Shape Shape)> StateShapes =>
        _options.Momentum == 0 ? [] : _blocks.Shapes((OptimizerState.Velocity, false));

    /// <inheritdoc/>
    public void Step(Gradients gradients) => _blocks.Run(gradients, _update);

    /// <inheritdoc/>
    public IEnumerable<(string Name, Tensor Tensor)> State() => _update.State();

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, Tensor> tensors)
    {
        OptimizerState.Check(StateShapes, tensors);
        _update.Load(tensors);
    }

    private sealed class Update(Sgd sgd) : IElementUpdate
    {
        private readonly float[]?[] _velocities = new float[]?[sgd._blocks.Parameters.Length];
        private readonly SgdUpdate[] _steps = new SgdUpdate[sgd._blocks.Parameters.Length];

        public void Begin(int parameter, Gradient gradient, float scale)
        {
            var options = sgd._options;
            var first = _velocities[parameter] is null;
            if (options.Momentum != 0)
                _velocities[parameter] ??= new float[sgd._blocks.Parameters[parameter].Shape.Count];
            _steps[parameter] = new SgdUpdate(
                scale, options.WeightDecay, options.Momentum, first ? 1 : 1 - options.Dampening, options.Nesterov
                    ? options.Momentum : 0, sgd._learningRate);
        }

        public void WithGradient(int parameter, int start, ReadOnlySpan<float> gradient) =>
            Apply(parameter, start, gradient.Length, gradient);

        public void WithoutGradient(int parameter, int start, int count)
        {
            // Without momentum and decay a zero gradient changes nothing.
            if (sgd._options.Momentum != 0 || sgd._options.WeightDecay != 0)
                Apply(parameter, start, count, default);
        }

        public IEnumerable<(string Name, Tensor Tensor)> State()
        {
            for (var i = 0; i < _velocities.Length; i++)
            {
                if (_velocities[i] is { } velocity)
                    yield return (
                        OptimizerState.Name(sgd._blocks.Names[i], OptimizerState.Velocity),
                        new(sgd._blocks.Parameters[i].Shape, velocity));
            }
        }

        public void Load(IReadOnlyDictionary<string, Tensor> tensors)
        {
            for (var i = 0; i < _velocities.Length; i++)
                _velocities[i] = OptimizerState.Of(sgd._blocks.Names[i], tensors, OptimizerState.Velocity)
                    is [var velocity] ? velocity.ToArray() : null;
        }

        private void Apply(int parameter, int start, int count, ReadOnlySpan<float> gradient)
        {
            var velocity = _velocities[parameter] is { } all ? all.AsSpan(start, count) : default;
            _steps[parameter]
                .Apply(sgd._blocks.Parameters[parameter].Value.Data.AsSpan(start, count), velocity, gradient);
        }
    }
}
