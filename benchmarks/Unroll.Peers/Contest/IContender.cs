namespace Unroll.Peers;

/// <summary>
/// One library's way of doing one workload. It is made from a problem, with the problem's weights and its batches
/// already in the form the library wants them; nothing of that is timed.
/// </summary>
internal interface IContender : IDisposable
{
    /// <summary>
    /// Called, untimed, before steps of a phase: the place to switch between training and evaluation.
    /// </summary>
    void Begin(Phase phase) { }

    /// <summary>Where threads are not the whole process's matter: how many to use from now on.</summary>
    void UseThreads(int count) { }

    /// <summary>
    /// One forward pass on batch <paramref name="step"/> (counted round and round) with nothing recorded; its outputs
    /// may be
    /// dropped.
    /// </summary>
    void Infer(int step);

    /// <summary>The outputs of that same forward pass, copied out; never timed.</summary>
    float[] Outputs(int step);
}
