namespace Unroll.Peers;

/// <summary>One way of doing a contest's work.</summary>
/// <param name="Form">What tells it from the library's other ways; empty if there is one alone.</param>
/// <param name="Enter">Makes the contender.</param>
internal sealed record Entry(Library Library, string Form, Func<IContender> Enter)
{
    public static Entry Unroll(Func<IContender> enter) => new(Library.Unroll, "", enter);

    public static Entry Torch(Func<IContender> enter) => Torch("", enter);

    public static Entry Torch(string form, Func<IContender> enter) => new(Library.LibTorch, form, enter);

    public static Entry Onnx(Func<IContender> enter) => new(Library.OnnxRuntime, "", enter);

    /// <summary>ONNX Runtime does not train.</summary>
    public bool Runs(Phase phase) => phase == Phase.Inference || Library != Library.OnnxRuntime;
}
