using Unroll.Text;

namespace Unroll.Cli.Options;

/// <summary>What messages of the library call options, as a user of the command line gives them.</summary>
internal static class Flags
{
    private static readonly Dictionary<string, string> All = Named();

    /// <summary>A message with the flags of its options.</summary>
    public static string Spell(string message) => OptionNames.Spell(message, All.GetValueOrDefault);

    private static Dictionary<string, string> Named()
    {
        var flags = new Dictionary<string, string>();
        Add(TextClassifierOptions.Declared);
        Add(SequenceTaggerOptions.Declared);
        Add(TranslatorOptions.Declared);
        Add(TrainingOptions.Declared);
        Add(DecodingOptions.Declared);
        Add(LabelledTextOptions.Declared);
        Add(TaggedTextOptions.Declared);
        Add(ParallelTextOptions.Declared);
        return flags;

        void Add<T>(OptionList<T> declared)
        {
            foreach (var option in declared.Where(option => option.Flag is not null))
                flags[option.Property] = $"--{option.Flag}";
        }
    }
}
