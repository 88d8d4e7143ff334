using System.Reflection;
using System.Reflection.Emit;

namespace Unroll.Cli.Tests.Rooms;

/// <summary>What the types and methods of an assembly name: in their signatures and in their instructions.</summary>
internal static class Members
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    public static IEnumerable<MethodBase> Methods(Type type) => type.GetMembers(All).OfType<MethodBase>();

    /// <summary>What a type's declaration names: bases, interfaces, fields, bounds of its parameters.</summary>
    public static IEnumerable<MemberInfo> OfDeclaration(Type type) =>
        type.GetInterfaces().Append(type.BaseType).OfType<Type>()
            .Concat(type.GetFields(All).Select(field => field.FieldType))
            .Concat(type.GetGenericArguments().SelectMany(parameter => parameter.GetGenericParameterConstraints()))
            .SelectMany(Parts);

    /// <summary>What a method's signature and body name.</summary>
    public static IEnumerable<MemberInfo> OfMethod(MethodBase method)
    {
        var types = method.GetParameters().Select(parameter => parameter.ParameterType);
        if (method is MethodInfo { ReturnType: var returned })
            types = types.Append(returned);
        if (method.IsGenericMethod)
            types = types.Concat(
                method.GetGenericArguments().SelectMany(parameter => parameter.GetGenericParameterConstraints()));
        return types.SelectMany(Parts).Concat(InBody(method));
    }

    /// <summary>A type's definition, and those of its arguments and elements.</summary>
    private static IEnumerable<Type> Parts(Type type)
    {
        while (type.HasElementType)
            type = type.GetElementType()!;
        return type.IsGenericParameter || type.IsFunctionPointer ? []
            : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
            : [type];
    }

    private static List<MemberInfo> InBody(MethodBase method)
    {
        var found = new List<MemberInfo>();
        if (method.GetMethodBody() is not { } body)
            return found;
        found.AddRange(body.LocalVariables.SelectMany(local => Parts(local.LocalType)));
        var code = body.GetILAsByteArray()!;
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? (short)((code[at++] << 8) | code[at++]) : code[at++];
            var operand = Codes[value].OperandType;
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok
                or OperandType.InlineType)
                found.AddRange(Named(method, BitConverter.ToInt32(code, at)));
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
        return found;
    }

    private static IEnumerable<MemberInfo> Named(MethodBase method, int token)
    {
        var member = method.Module.ResolveMember(
            token, method.DeclaringType!.GetGenericArguments(),
            method.IsGenericMethod ? method.GetGenericArguments() : null)!;
        if (member is Type type)
            return Parts(type);
        var types = Parts(member.DeclaringType!);
        if (member is MethodInfo called)
            types = types.Concat(Parts(called.ReturnType)).Concat(called.GetGenericArguments().SelectMany(Parts));
        // Of a member it counts where it was written, of its type only what it is given.
        return types.Where(part => part != Definition(member.DeclaringType!)).Append(member);
    }

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;
}
