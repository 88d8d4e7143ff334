namespace Unroll.Peers;

/// <summary>What is read and written while predictions are timed, in a folder that goes away.</summary>
internal sealed record PredictFiles(string Folder, int FewLines, int ManyLines)
{
    public string Model => Path.Combine(Folder, "model.safetensors");

    /// <summary>Lines for the comparison before anything is timed.</summary>
    public string Few => Path.Combine(Folder, "few.txt");

    public string Many => Path.Combine(Folder, "many.txt");

    public string Ours => Path.Combine(Folder, "unroll.jsonl");

    public string Peers => Path.Combine(Folder, "onnx.jsonl");
}
