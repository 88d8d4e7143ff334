using System.Reflection;
using System.Runtime.CompilerServices;

namespace Unroll.Cli.Tests.Rooms;

/// <summary>Which rooms of an assembly, the folders of its sources, use which.</summary>
internal sealed class UseOfRooms : IDisposable
{
    /// <summary>The room of files that lie in no folder.</summary>
    public const string Root = ".";

    private readonly Assembly _assembly;
    private readonly SourceFiles _files;
    private readonly Dictionary<(string From, string To), string> _examples = [];

    public UseOfRooms(Assembly assembly)
    {
        (_assembly, _files) = (assembly, new SourceFiles(assembly));
        foreach (var (from, used) in All())
        {
            if (RoomOf(used) is { } to && from != to)
                _examples.TryAdd((from, to), Name(used));
        }
    }

    /// <summary>What is used by which room, and an example of it.</summary>
    public IReadOnlyDictionary<(string From, string To), string> Examples => _examples;

    /// <summary>All types that stand in a source file.</summary>
    public IEnumerable<Type> Types => _assembly.GetTypes().Where(type => RoomOf(type) is not null);

    /// <summary>All rooms that hold a type.</summary>
    public IEnumerable<string> Rooms => Types.Select(RoomOf).OfType<string>().Distinct();

    /// <summary>
    /// What is used of another assembly that it shows to its friends alone: internal types, and internal members of
    /// public types.
    /// </summary>
    public IEnumerable<string> InternalsOf(Assembly other) => All()
        .Where(use => use.Used.Module.Assembly == other && !IsCompilers(use.Used))
        .Select(use => use.Used switch
        {
            Type type => type,
            _ when !use.Used.DeclaringType!.IsVisible => use.Used.DeclaringType,
            _ => use.Used,
        })
        .Where(IsInternal).Select(Name).Distinct();

    public void Dispose() => _files.Dispose();

    /// <summary>Every use, and the room that it is made in.</summary>
    private IEnumerable<(string Room, MemberInfo Used)> All()
    {
        foreach (var type in _assembly.GetTypes())
        {
            if (RoomOf(type) is { } home && !type.IsDefined(typeof(CompilerGeneratedAttribute)))
            {
                foreach (var used in Members.OfDeclaration(type))
                    yield return (home, used);
            }
            foreach (var method in Members.Methods(type))
            {
                if ((_files.FileOf(method) is { } file ? RoomOf(file) : RoomOf(type)) is not { } room)
                    continue;
                foreach (var used in Members.OfMethod(method))
                    yield return (room, used);
            }
        }
    }

    private string? RoomOf(MemberInfo member) =>
        // No source has the methods of an array of two dimensions.
        member.DeclaringType is { IsArray: true } array ? RoomOf(array.GetElementType()!)
        : member.Module.Assembly != _assembly || IsCompilers(member) ? null
        : member is MethodBase method && _files.FileOf(method) is { } file ? RoomOf(file)
        : _files.FileOf(member as Type ?? member.DeclaringType!) is { } home ? RoomOf(home)
        : null;

    /// <summary>None of what a compiler wrote into obj.</summary>
    private static string? RoomOf(string file) => file.StartsWith("obj/", StringComparison.Ordinal) ? null
        : file.Contains('/') ? file[..file.IndexOf('/')] : Root;

    private static bool IsInternal(MemberInfo member) => member switch
    {
        Type type => !type.IsVisible,
        MethodBase method => method.IsAssembly || method.IsFamilyAndAssembly,
        FieldInfo field => field.IsAssembly || field.IsFamilyAndAssembly,
        _ => false,
    };

    private static string Name(MemberInfo member) =>
        member is Type type ? (type.DeclaringType is { } outer ? $"{Name(outer)}." : "") + type.Name.Split('`')[0]
        : $"{Name(member.DeclaringType!)}.{member.Name.Replace("get_", "").Replace("set_", "")}";

    private static bool IsCompilers(MemberInfo member) =>
        (member as Type ?? member.DeclaringType!) is { } type
        && (type.IsDefined(typeof(CompilerGeneratedAttribute)) || type.Name.StartsWith('<')
            || type.DeclaringType?.Name.StartsWith('<') == true
            || type.Namespace is "System.Runtime.CompilerServices" or "Microsoft.CodeAnalysis");
}
