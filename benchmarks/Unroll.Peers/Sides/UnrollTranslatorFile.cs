using System.Text.Json;
using Unroll.Text;

namespace Unroll.Peers;

/// <summary>The problem's weights as a translator's model file: the same tensors under the library's names.</summary>
internal static class UnrollTranslatorFile
{
    private const string Configuration = """
        {"tokens":"bpe:1","embedding":256,"cell":"lstm","hidden":256,"layers":1,"bidirectional":true,"dropout":0,
         "targetTokens":"bpe:1","sharedVocabulary":true,"tieOutput":true,
         "decoderHidden":512,"attention":"additive","inputFeeding":false,"coverage":false,"lengthRatio":2}
        """;

    public static Translator Load(TranslationProblem problem)
    {
        var path = Path.GetTempFileName();
        try
        {
            var weights = problem.Weights;
            var tensors = weights.Names.Select(name => (Named(name), UnrollParameters.Tensor(weights[name])));
            SafeTensors.Save(path, tensors, new Dictionary<string, string>
            {
                ["unroll.format"] = "2",
                ["unroll.task"] = "translate",
                ["unroll.configuration"] = Configuration,
                ["unroll.vocabulary.target"] = JsonSerializer.Serialize<string[]>(
                    ["<pad>", "<unk>", .. problem.Text.Vocabulary.Words]),
                ["unroll.subwords.target"] = problem.Text.Subwords.ToJson(),
            });
            return Translator.Load(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Named(string name) => name switch
    {
        "embedding.weight" => "embeddings.weight",
        "output_bias" => "output.bias",
        _ when name.StartsWith("bridge_hidden.", StringComparison.Ordinal) =>
            name.Replace("bridge_hidden.", "bridge.hidden_l0.", StringComparison.Ordinal),
        _ when name.StartsWith("bridge_cell.", StringComparison.Ordinal) =>
            name.Replace("bridge_cell.", "bridge.memory_l0.", StringComparison.Ordinal),
        _ when name.StartsWith("attention.", StringComparison.Ordinal) =>
            $"decoder.attention.score.{name["attention.".Length..]}",
        _ when name.StartsWith("decoder.", StringComparison.Ordinal) =>
            $"decoder.attention.{name["decoder.".Length..]}_l0",
        _ => name,
    };
}
