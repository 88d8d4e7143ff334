using System.Reflection;
using System.Reflection.Emit;

namespace Unroll.Tests.Kernels;

/// <summary>
/// Kernels take spans and know nothing of tensors, threads or the rest, so that each can be read, tested and replaced
/// alone.
/// </summary>
public class DependencyTests
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    [Fact]
    public void Kernels_use_nothing_else_of_the_assembly()
    {
        var kernels = typeof(Activation).Assembly.GetTypes().Where(IsKernel).ToArray();
        Assert.True(kernels.Length > 10);
        var found = kernels.SelectMany(
            type => Used(type).Where(used => used.Assembly == type.Assembly && !IsKernel(used) && !IsCompilers(used))
            .Select(used => $"{type} uses {used}"));
        Assert.Empty(found.Distinct());
    }

    [Fact]
    public void The_test_sees_what_a_type_uses()
    {
        Assert.Contains(typeof(Unroll.Threading.Workers), Used(typeof(MatrixProduct)));
        Assert.Contains(typeof(Tensor), Used(typeof(CrossEntropy)));
    }

    private static bool IsKernel(Type type) =>
        type.Namespace == "Unroll.Kernels" || (type.DeclaringType ?? type) == typeof(Activation);

    private static bool IsCompilers(Type type) =>
        type.FullName!.StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal)
            || type.Namespace is "System.Runtime.CompilerServices" or "Microsoft.CodeAnalysis";

    private static IEnumerable<Type> Used(Type type)
    {
        var members = type.GetMembers(All);
        var types = members.OfType<FieldInfo>().Select(field => field.FieldType).Concat(type.GetInterfaces());
        foreach (var method in members.OfType<MethodBase>())
            types = types.Concat(method.GetParameters().Select(parameter => parameter.ParameterType))
                .Concat(InBody(method));
        return types.SelectMany(Parts).Where(used => !used.IsGenericParameter);
    }

    private static IEnumerable<Type> Parts(Type type)
    {
        while (type.HasElementType)
            type = type.GetElementType()!;
        return type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
            : [type];
    }

    private static List<Type> InBody(MethodBase method)
    {
        var types = new List<Type>();
        if (method.GetMethodBody() is not { } body)
            return types;
        types.AddRange(body.LocalVariables.Select(local => local.LocalType));
        var code = body.GetILAsByteArray()!;
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? (short)((code[at++] << 8) | code[at++]) : code[at++];
            var operand = Codes[value].OperandType;
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
            {
                var member = method.Module.ResolveMember(
                    BitConverter.ToInt32(code, at), method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod
                        ? method.GetGenericArguments() : null)!;
                types.Add(member as Type ?? member.DeclaringType!);
                if (member is MethodInfo called)
                    types.AddRange([called.ReturnType, .. called.GetGenericArguments()]);
            }
            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
                _ => 4,
            };
        }
        return types;
    }
}
