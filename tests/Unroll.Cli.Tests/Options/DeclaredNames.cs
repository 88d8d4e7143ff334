using Unroll.Text;

namespace Unroll.Cli.Tests.Options;

/// <summary>All options that the library declares.</summary>
internal static class DeclaredNames
{
    public static IReadOnlyList<(string Property, string? Flag)> All { get; } =
    [
        .. Of(LabelledTextOptions.Declared), .. Of(TaggedTextOptions.Declared), .. Of(ParallelTextOptions.Declared),
        .. Of(TextClassifierOptions.Declared), .. Of(SequenceTaggerOptions.Declared),
        .. Of(TranslatorOptions.Declared), .. Of(DecodingOptions.Declared), .. Of(TrainingOptions.Declared),
    ];

    private static IEnumerable<(string Property, string? Flag)> Of<T>(OptionList<T> declared) =>
        declared.Select(option => (option.Property, option.Flag));
}
