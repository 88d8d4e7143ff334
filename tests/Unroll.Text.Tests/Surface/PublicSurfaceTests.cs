using System.Collections;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Unroll.Text.Tests;

/// <summary>
/// Every public constructor and method of both packages, given what nobody should give: where a call does not succeed,
/// it says so by an <see cref="ArgumentException"/>, or by another exception that its page names, and at once.
/// </summary>
public class PublicSurfaceTests
{
    private static readonly Dictionary<string, MethodBase> Members = Assemblies()
        .SelectMany(assembly => assembly.GetExportedTypes())
        .Where(type => type is { IsInterface: false, IsEnum: false, IsByRefLike: false }
            && !type.IsSubclassOf(typeof(Delegate)) && !type.IsSubclassOf(typeof(Exception)))
        .Select(type => type.IsGenericTypeDefinition ? type.MakeGenericType(ArgumentOf(type)) : type)
        .SelectMany(MembersOf)
        .ToDictionary(Named);

    public static TheoryData<string> All => [.. Members.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void NullIsRefusedAsAnArgument(string name)
    {
        var member = Members[name];
        foreach (var (i, parameter) in member.GetParameters().Index())
        {
            if (parameter.IsOut)
                continue;
            foreach (var (what, bad) in BadValues.Of(parameter.ParameterType, GoodValues.For(parameter)))
            {
                if (bad is null && MayBeNull(parameter) && TrainsTheStandardModel(member, parameter.ParameterType))
                    continue;
                var refusal = Try(member, $"{parameter.Name} {what}", i, bad);
                Assert.True(
                    refusal is not null || bad is not null || MayBeNull(parameter), $"{parameter.Name} null is taken");
            }
        }
    }

    /// <summary>
    /// Without options, Train trains the standard model, which takes minutes without vectors. What only prepares a
    /// training, and reads its options in the same way, is tried without them.
    /// </summary>
    private static bool TrainsTheStandardModel(MethodBase member, Type type) => member.Name == "Train"
        && (type == typeof(TrainingOptions) || typeof(NetworkOptions).IsAssignableFrom(type));

    [Theory]
    [MemberData(nameof(All))]
    public void ASizeWithoutSenseIsRefusedAtOnce(string name)
    {
        var member = Members[name];
        foreach (var size in new[] { int.MaxValue, -1, int.MinValue })
        {
            foreach (var (i, parameter) in member.GetParameters().Index())
            {
                if (parameter.IsOut)
                    continue;
                foreach (var (what, bad) in BadValues.Sizes(parameter.ParameterType, GoodValues.For(parameter), size))
                {
                    var (before, clock) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
                    Try(member, $"{parameter.Name} {what}", i, bad);
                    var megabytes = (GC.GetAllocatedBytesForCurrentThread() - before) >> 20;
                    Assert.True(megabytes < 64, $"{parameter.Name} {what}: {megabytes} MB");
                    Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{parameter.Name} {what}: {clock.Elapsed}");
                }
            }
        }
    }

    /// <summary>What is good is taken: else another argument may be refused before the bad one is looked at.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void GoodArgumentsAreTaken(string name)
    {
        var member = Members[name];
        if (member.GetParameters().Any(parameter => parameter.Name is "path"))
            return; // there is no file
        var refusal = Record.Exception(() => Invoke(member, -1, null));
        Assert.True(refusal is null || DocumentedExceptions.Name(member, refusal.GetType()), $"{refusal}");
    }

    /// <summary>Calls a member with good arguments and one bad.</summary>
    private static Exception? Try(MethodBase member, string what, int at, object? bad)
    {
        var refusal = Record.Exception(() => Invoke(member, at, bad));
        Assert.True(
            refusal is null or ArgumentException || DocumentedExceptions.Name(member, refusal.GetType()),
            $"{what}: {refusal}");
        return refusal;
    }

    /// <summary>Calls a member, and asks for what it gives one by one.</summary>
    private static void Invoke(MethodBase member, int at, object? bad)
    {
        var arguments = new List<object?>();
        if (!member.IsStatic && member is MethodInfo)
            arguments.Add(GoodValues.Of(member.DeclaringType!, null));
        foreach (var (i, parameter) in member.GetParameters().Index())
        {
            // The default network is large, the good one small.
            var isDefault = parameter.HasDefaultValue && !parameter.ParameterType.IsSubclassOf(typeof(NetworkOptions));
            arguments.Add(i == at ? bad : isDefault ? DefaultOf(parameter) : GoodValues.For(parameter));
        }
        if (Call.Of(member)([.. arguments]) is IEnumerable results and not string)
            _ = results.Cast<object>().Take(100).Count();
    }

    private static object? DefaultOf(ParameterInfo parameter) =>
        parameter.DefaultValue is null && parameter.ParameterType.IsValueType
            ? Activator.CreateInstance(parameter.ParameterType)
            : parameter.DefaultValue;

    private static IEnumerable<Assembly> Assemblies() => [typeof(Tensor).Assembly, typeof(TextClassifier).Assembly];

    private static IEnumerable<MethodBase> MembersOf(Type type)
    {
        const BindingFlags Declared =
            BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        MethodBase[] all =
        [
            .. type.IsAbstract ? [] : type.GetConstructors(Declared),
            .. type.GetMethods(Declared).Where(method => !method.IsAbstract && !IsInit(method)
                && !method.IsDefined(typeof(CompilerGeneratedAttribute))),
        ];
        return all.Where(member => member.GetParameters().Length > 0 && !member.GetParameters().Any(IsCellsOwn))
            .Select(member => member.IsGenericMethodDefinition
                ? ((MethodInfo)member).MakeGenericMethod(ArgumentOf((MethodInfo)member))
                : member);
    }

    /// <summary>A type that a generic type takes.</summary>
    private static Type ArgumentOf(Type type) =>
        type.GetGenericArguments()[0].Name == "TOptions" ? typeof(TrainingOptions) : typeof(LstmCell);

    /// <summary>A type that a generic method takes.</summary>
    private static Type ArgumentOf(MethodInfo method) =>
        method.GetGenericArguments()[0].GetGenericParameterConstraints().Contains(typeof(Enum))
            ? typeof(Pooling)
            : typeof(LstmCell);

    /// <summary>Whether null has a meaning, or the parameter is of a record that only results are made of.</summary>
    private static bool MayBeNull(ParameterInfo parameter) =>
        new NullabilityInfoContext().Create(parameter).ReadState != NullabilityState.NotNull
        || (parameter.Member is ConstructorInfo { DeclaringType: { } type }
            && (type.IsValueType || type.GetMethod("<Clone>$") is not null));

    /// <summary>Where only an object initializer may call it; records are tried where they are given.</summary>
    private static bool IsInit(MethodInfo method) =>
        method.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    /// <summary>What only the time loop makes, of spans that no object can hold.</summary>
    private static bool IsCellsOwn(ParameterInfo parameter) =>
        (parameter.ParameterType.GetElementType() ?? parameter.ParameterType) is
        { IsByRefLike: true, IsGenericType: false };

    private static string Named(MethodBase member) =>
        $"{member.DeclaringType!.Name}.{member.Name}({string.Join(", ", member.GetParameters().AsEnumerable())})";
}
