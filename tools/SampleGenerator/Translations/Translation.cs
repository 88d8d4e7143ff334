namespace Unroll.SampleGenerator.Translations;

/// <summary>One line of the corpus: a value as a language says it, and as it is written.</summary>
internal sealed record Translation(string Language, SpokenValue Value, string Spoken, string Written);
