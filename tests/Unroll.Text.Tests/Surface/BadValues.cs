using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Unroll.Text.Tests;

/// <summary>
/// What becomes of a good value where something is taken away: null, an empty collection, one with a null in it, a
/// tuple or a record with a null in it.
/// </summary>
internal static class BadValues
{
    /// <param name="type">Of the value.</param>
    /// <param name="good">The value.</param>
    public static IEnumerable<(string What, object? Value)> Of(Type type, object? good)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (!type.IsValueType)
            yield return ("null", null);
        if (good is null or string or IModule)
            yield break;
        foreach (var bad in good switch
        {
            IDictionary entries => OfDictionary(entries),
            Array { Rank: 1 } elements => OfArray(elements),
            ITuple tuple => OfTuple(tuple),
            _ => OfRecord(good),
        })
            yield return bad;
    }

    /// <summary>A size in a value's place, or in that of one of an array's numbers or of a record's.</summary>
    public static IEnumerable<(string What, object? Value)> Sizes(Type type, object? good, int size)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(int))
            yield return ($"{size}", size);
        else if (type == typeof(long))
            yield return ($"{size}", (long)size);
        else if (good is int[] numbers)
            yield return ($"with {size}", (int[])[size, .. numbers[1..]]);
        else if (good?.GetType() is { } record && record.GetMethod("<Clone>$") is { } clone)
        {
            foreach (var property in record.GetProperties().Where(property => property.SetMethod?.IsPublic == true))
            {
                var isSize = property.PropertyType == typeof(int) || property.PropertyType == typeof(int?);
                if (!isSize || (property.Name == nameof(TrainingOptions.Epochs) && size > 0))
                    continue; // so many epochs may be asked for, and take their time
                var copy = clone.Invoke(good, null)!;
                if (IsTaken(copy, property, size))
                    yield return ($"with {property.Name} {size}", copy);
            }
        }
    }

    private static IEnumerable<(string, object?)> OfArray(Array elements)
    {
        var type = elements.GetType().GetElementType()!;
        yield return ("empty", Array.CreateInstance(type, 0));
        if (type.IsPrimitive || elements.Length == 0)
            yield break;
        foreach (var (what, bad) in Of(type, elements.GetValue(elements.Length - 1)))
        {
            var copy = (Array)elements.Clone();
            copy.SetValue(bad, elements.Length - 1);
            yield return ($"with {what}", copy);
        }
    }

    private static IEnumerable<(string, object?)> OfDictionary(IDictionary entries)
    {
        var types = entries.GetType().GetGenericArguments();
        foreach (var (what, bad) in Of(types[1], entries.Values.Cast<object>().First()))
        {
            var copy = (IDictionary)Activator.CreateInstance(entries.GetType())!;
            foreach (var key in entries.Keys)
                copy.Add(key, bad);
            yield return ($"with {what}", copy);
        }
    }

    private static IEnumerable<(string, object?)> OfTuple(ITuple tuple)
    {
        var fields = tuple.GetType().GetFields();
        for (var i = 0; i < fields.Length; i++)
        {
            foreach (var (what, bad) in Of(fields[i].FieldType, tuple[i]))
            {
                object copy = tuple is ValueType ? RuntimeHelpers.GetObjectValue(tuple) : tuple;
                fields[i].SetValue(copy, bad);
                yield return ($"with item {i + 1} {what}", copy);
            }
        }
    }

    private static IEnumerable<(string, object?)> OfRecord(object good)
    {
        var type = good.GetType();
        var clone = type.GetMethod("<Clone>$");
        if (clone is null && !type.IsValueType)
            yield break;
        foreach (var property in type.GetProperties().Where(property => property.SetMethod?.IsPublic == true))
        {
            foreach (var (what, bad) in Of(property.PropertyType, property.GetValue(good)))
            {
                var copy = clone is null ? RuntimeHelpers.GetObjectValue(good) : clone.Invoke(good, null)!;
                if (IsTaken(copy, property, bad))
                    yield return ($"with {property.Name} {what}", copy);
            }
        }
    }

    /// <summary>Gives a record a value, if the record itself does not refuse it.</summary>
    private static bool IsTaken(object record, PropertyInfo property, object? value)
    {
        try
        {
            property.SetValue(record, value);
            return true;
        }
        catch (TargetInvocationException refused) when (refused.InnerException is ArgumentException)
        {
            return false;
        }
    }
}
