using System.Text.Json;
using System.Text.Json.Serialization;

namespace Unroll.Text.Tests;

/// <summary>JSON of all results as a web server writes it, generated at compile time.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Prediction))]
[JsonSerializable(typeof(ClassProbability))]
[JsonSerializable(typeof(Explanation))]
[JsonSerializable(typeof(WordWeight))]
[JsonSerializable(typeof(TaggedText))]
[JsonSerializable(typeof(TaggedToken))]
[JsonSerializable(typeof(TaggedSpan))]
[JsonSerializable(typeof(TaggedSentence))]
[JsonSerializable(typeof(IReadOnlyList<TagSequence>))]
[JsonSerializable(typeof(TagSpan))]
[JsonSerializable(typeof(TokenSpan))]
[JsonSerializable(typeof(IReadOnlyList<Translation>))]
[JsonSerializable(typeof(Alignment))]
[JsonSerializable(typeof(IScores))]
[JsonSerializable(typeof(ClassificationScores))]
[JsonSerializable(typeof(ClassScore))]
[JsonSerializable(typeof(TaggingScores))]
[JsonSerializable(typeof(SpanScore))]
[JsonSerializable(typeof(Tally))]
[JsonSerializable(typeof(TranslationScores))]
[JsonSerializable(typeof(BleuScore))]
internal sealed partial class ResultsContext : JsonSerializerContext;
