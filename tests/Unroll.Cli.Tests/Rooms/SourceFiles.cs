using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Unroll.Cli.Tests.Rooms;

/// <summary>Where the types and methods of an assembly were written, as its debug symbols say.</summary>
internal sealed class SourceFiles : IDisposable
{
    /// <summary>The kind of a portable PDB's records of where types without method bodies stand.</summary>
    private static readonly Guid TypeDocuments = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");

    private readonly MetadataReaderProvider _provider;
    private readonly MetadataReader _symbols;
    private readonly string _marker;
    private readonly Dictionary<Type, string[]> _files = [];
    private readonly ILookup<int, string> _ofBodyless;

    public SourceFiles(Assembly assembly)
    {
        _marker = $"/src/{assembly.GetName().Name}/";
        _provider = MetadataReaderProvider.FromPortablePdbStream(
            File.OpenRead(Path.ChangeExtension(assembly.Location, ".pdb")));
        _symbols = _provider.GetMetadataReader();
        _ofBodyless = _symbols.CustomDebugInformation.Select(_symbols.GetCustomDebugInformation)
            .Where(one => _symbols.GetGuid(one.Kind) == TypeDocuments)
            .SelectMany(one => Documents(one.Value).Select(file => (Token: MetadataTokens.GetToken(one.Parent), file)))
            .ToLookup(one => one.Token, one => one.file);
    }

    /// <summary>The file of a method's body; null if it has none that was written.</summary>
    public string? FileOf(MethodBase method)
    {
        var handle = (MethodDefinitionHandle)MetadataTokens.Handle(method.MetadataToken);
        var information = _symbols.GetMethodDebugInformation(handle.ToDebugInformationHandle());
        foreach (var point in information.GetSequencePoints())
        {
            if (!point.IsHidden)
                return Name(point.Document);
        }
        return null;
    }

    /// <summary>The file that a type is at home in: of several, the one of its name.</summary>
    public string? FileOf(Type type)
    {
        if (type.IsGenericType)
            type = type.GetGenericTypeDefinition();
        if (!_files.TryGetValue(type, out var files))
            _files.Add(type, files = [.. Written(type).Distinct()]);
        for (var named = type; named is not null && files.Length > 1; named = named.DeclaringType)
        {
            var name = named.Name.Split('`')[0];
            if (Array.Find(files, file => Path.GetFileNameWithoutExtension(file) == name) is { } own)
                return own;
        }
        return files.Length > 0 ? files[0] : type.DeclaringType is { } outer ? FileOf(outer) : null;
    }

    public void Dispose() => _provider.Dispose();

    private IEnumerable<string> Written(Type type) =>
        Members.Methods(type).Select(FileOf).OfType<string>().Concat(_ofBodyless[type.MetadataToken]);

    private IEnumerable<string> Documents(BlobHandle blob)
    {
        var reader = _symbols.GetBlobReader(blob);
        var files = new List<string>();
        while (reader.RemainingBytes > 0)
            files.Add(Name(MetadataTokens.DocumentHandle(reader.ReadCompressedInteger())));
        return files;
    }

    /// <summary>A file's path under the assembly's folder.</summary>
    private string Name(DocumentHandle document)
    {
        var path = _symbols.GetString(_symbols.GetDocument(document).Name).Replace('\\', '/');
        return path[(path.LastIndexOf(_marker, StringComparison.Ordinal) + _marker.Length)..];
    }
}
