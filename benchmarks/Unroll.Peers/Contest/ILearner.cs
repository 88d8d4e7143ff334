namespace Unroll.Peers;

/// <summary>A contender that also trains.</summary>
internal interface ILearner : IContender
{
    /// <summary>One whole training step on batch <paramref name="step"/>; returns its loss.</summary>
    float TrainStep(int step);

    /// <summary>The gradients of the last training step, by PyTorch's names, each in row-major order.</summary>
    IReadOnlyDictionary<string, float[]> Gradients();
}
