using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Unroll.Peers;

/// <summary>
/// Weights that translate: those in their initial ranges never write the end. Unroll learns them over an epoch, and a
/// file keeps them for the next time, in the system's folder of temporary files.
/// </summary>
internal static class TrainedTranslator
{
    public static TranslationProblem Of(TranslationText text)
    {
        var initial = new TranslationProblem(text);
        var path = Path.Combine(Path.GetTempPath(), $"unroll-peers-translator-3-{Fingerprint(initial)}.safetensors");
        if (!File.Exists(path))
            Save(Train(initial), path);
        return new TranslationProblem(text, Read(path));
    }

    private static Weights Train(TranslationProblem problem)
    {
        var batches = problem.Batches.Count;
        Console.WriteLine($"translation: Unroll learns the weights to translate with, once, over {batches} batches");
        using var translator = new UnrollTranslator(problem);
        for (var step = 1; step <= batches; step++)
        {
            var loss = translator.TrainStep(step - 1);
            if (step % 50 == 0 || step == batches)
                Console.WriteLine(FormattableString.Invariant($"  loss of batch {step}: {loss:f2}"));
        }
        return translator.Learned();
    }

    private static void Save(Weights weights, string path)
    {
        // Two runs at once may both write; each file that is moved there is whole.
        var part = path + "." + Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        SafeTensors.Save(part, weights.Names.Select(name => (name, UnrollParameters.Tensor(weights[name]))));
        File.Move(part, path, overwrite: true);
    }

    private static Weights Read(string path)
    {
        var weights = new Weights();
        foreach (var (name, tensor) in SafeTensors.Load(path).Tensors)
            weights.Add(name, UnrollParameters.Weight(tensor));
        return weights;
    }

    /// <summary>Of all that the weights depend on: the batches, and what is learned first.</summary>
    private static string Fingerprint(TranslationProblem problem)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var batch in problem.Batches)
        {
            foreach (var sentence in batch.Sources.Concat(batch.Targets))
                hash.AppendData(MemoryMarshal.AsBytes(sentence.AsSpan()));
        }
        foreach (var name in problem.Weights.Names)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(MemoryMarshal.AsBytes(problem.Weights[name].Data.AsSpan()));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
