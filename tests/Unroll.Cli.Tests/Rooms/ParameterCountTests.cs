using System.Reflection;

namespace Unroll.Cli.Tests.Rooms;

/// <summary>What takes more than seven parameters passes something in pieces that belongs together.</summary>
public class ParameterCountTests
{
    private const int Most = 7;

    /// <summary>
    /// A result whose members a positional record lists: nobody passes them but the one place that makes it.
    /// </summary>
    private static readonly string[] Results = ["TrainingProgress"];

    [Theory]
    [MemberData(nameof(RoomTests.Assemblies), MemberType = typeof(RoomTests))]
    public void NoMethodConstructorOrDelegateHasMoreThanSeven(string assembly)
    {
        var methods = Assembly.Load(assembly).GetTypes().SelectMany(Members.Methods).ToArray();
        Assert.True(methods.Length > 300);
        Assert.Empty(methods.Where(method => method.GetParameters().Length > Most)
            .Where(method => !Results.Contains(method.DeclaringType!.Name))
            .Select(method => $"{method.DeclaringType}.{method.Name} has {method.GetParameters().Length}"));
    }
}
