namespace Unroll.Peers;

/// <summary>
/// One library's way of doing one workload. It is made from a problem, with the problem's weights and its batches already
/// in the form the library wants them; nothing of that is timed.
/// </summary>
internal interface IContender : IDisposable
{
    /// <summary>Called, untimed, before steps of a phase: the place to switch a model between training and evaluation.</summary>
    void Begin(Phase phase) { }

    /// <summary>One whole training step on batch <paramref name="step"/> (counted round and round); returns its loss.</summary>
    float TrainStep(int step);

    /// <summary>The gradients of the last training step, by PyTorch's names, each in row-major order.</summary>
    IReadOnlyDictionary<string, float[]> Gradients();

    /// <summary>One forward pass on batch <paramref name="step"/> with nothing recorded; its outputs may be dropped.</summary>
    void Infer(int step);

    /// <summary>The outputs of that same forward pass, copied out; never timed.</summary>
    float[] Outputs(int step);
}
