using System.Collections;
using System.Text.Json;

namespace Unroll.Text;

/// <summary>All options of a record, each declared once, in the order in which they are applied and shown.</summary>
/// <typeparam name="TOptions">The record.</typeparam>
public sealed class OptionList<TOptions> : IReadOnlyList<DeclaredOption<TOptions>>
{
    private const string What = "the configuration";

    private readonly DeclaredOption<TOptions>[] _all;

    internal OptionList(params IEnumerable<DeclaredOption<TOptions>> all) => _all = [.. all];

    /// <inheritdoc/>
    public int Count => _all.Length;

    /// <inheritdoc/>
    public DeclaredOption<TOptions> this[int index] => index >= 0 && index < _all.Length
        ? _all[index]
        : throw new ArgumentOutOfRangeException(
            nameof(index), index, $"the index is {index}, but a number from 0 to {_all.Length - 1} was expected");

    /// <inheritdoc/>
    public IEnumerator<DeclaredOption<TOptions>> GetEnumerator() => _all.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Applies options given as texts to those of <paramref name="standard"/>.</summary>
    /// <param name="standard">The values of options that are not given.</param>
    /// <param name="given">Texts by <see cref="DeclaredOption{TOptions}.Flag"/>; others are ignored.</param>
    /// <exception cref="OptionException">
    /// An option does not accept its text, or an option was given that has no effect.
    /// </exception>
    public TOptions Apply(TOptions standard, IReadOnlyDictionary<string, string> given)
    {
        ArgumentNullException.ThrowIfNull(standard);
        ArgumentNullException.ThrowIfNull(given);
        var chosen = _all.Where(option => option.Flag is { } flag && given.ContainsKey(flag)).ToArray();
        var options = standard;
        foreach (var option in chosen)
        {
            if (option.Excludes is { } other && Array.Exists(chosen, one => one.Property == other))
                throw new OptionException(
                    $"{OptionNames.Of(other)} and {OptionNames.Of(option.Property)} were both given"
                    + $"{option.WhyExcluded}");
            if (!option.IsOfUse(options))
                throw new OptionException($"{OptionNames.Of(option.Property)} {option.OfNoUse}");
            options = option.Parse(options, given[option.Flag!]);
        }
        return options;
    }

    /// <summary>
    /// Names and texts of all options that are set, except the names of files: what distinguishes one record from
    /// another.
    /// </summary>
    public IEnumerable<(string Property, string Text)> Values(TOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return
            from option in _all
            let text = option.IsFile ? null : option.TextOf(options)
            where text is not null
            select (option.Property, text);
    }

    /// <summary>The options in words.</summary>
    internal string Describe(TOptions options) =>
        string.Join(", ", _all
            .OrderByDescending(option => option.Leads)
            .Select(option => option.Describe(options))
            .OfType<string>());

    /// <exception cref="OptionException">A value is out of its range.</exception>
    internal void Check(TOptions options)
    {
        foreach (var option in _all)
            option.Check(options);
    }

    /// <summary>The options in the form that the record of a training keeps.</summary>
    internal IEnumerable<(string Name, string Value)> Recorded(TOptions options) =>
        from option in _all
        where option.RecordKey is not null
        let text = option.Record is { } record ? record(options) : option.TextOf(options)
        where text is not null
        select (option.RecordKey, text);

    /// <summary>Writes what a model file keeps into an open JSON object.</summary>
    internal void Write(Utf8JsonWriter writer, TOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (var option in _all)
            option.Write(writer, options);
    }

    /// <param name="json">What <see cref="Write"/> wrote, with this version or an earlier one.</param>
    /// <param name="unsaid">The values of options that it does not have.</param>
    /// <param name="file">The file that it comes from.</param>
    /// <exception cref="InvalidDataException">The text is not such a configuration.</exception>
    internal TOptions FromJson(string json, TOptions unsaid, FileContext file)
    {
        var options = unsaid;
        var missing = _all.Where(option => option.IsInEveryFile).Select(option => option.Key).ToHashSet();
        var seen = new HashSet<string>();
        JsonText.Read(json, What, (ref Utf8JsonReader reader) =>
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                throw new InvalidDataException($"{What} is a JSON {reader.TokenType}, but an object was expected");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                if (!seen.Add(name))
                    throw new InvalidDataException($"{What} has {Quoted.Cell(name)} twice");
                reader.Read();
                var option = Array.Find(_all, option => option.Key == name)
                    ?? throw new InvalidDataException(
                        $"{What} has {Quoted.Cell(name)}, which this version does not know");
                options = option.Read(ref reader, options, file);
                missing.Remove(name);
            }
            return true;
        });
        return missing.Count == 0 ? options
            : throw new InvalidDataException($"{What} has no '{missing.First()}'");
    }
}
