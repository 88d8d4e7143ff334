using System.Reflection;
using System.Reflection.Emit;

namespace Unroll.Text.Tests;

/// <summary>Calls any method or constructor; an array stands for a span, as that is no object.</summary>
internal static class Call
{
    /// <summary>What takes the instance, where there is one, and the arguments, and gives the result.</summary>
    public static Func<object?[], object?> Of(MethodBase member)
    {
        var call = new DynamicMethod(
            member.Name, typeof(object), [typeof(object?[])], typeof(Call).Module, skipVisibility: true);
        var il = call.GetILGenerator();
        var at = 0;
        if (!member.IsStatic && member is MethodInfo)
        {
            LoadObject(at++);
            il.Emit(member.DeclaringType!.IsValueType ? OpCodes.Unbox : OpCodes.Castclass, member.DeclaringType);
        }
        foreach (var parameter in member.GetParameters())
            Load(parameter.ParameterType, at++);
        if (member is ConstructorInfo constructor)
            il.Emit(OpCodes.Newobj, constructor);
        else
            il.Emit(
                member.IsVirtual && !member.DeclaringType!.IsValueType ? OpCodes.Callvirt : OpCodes.Call,
                (MethodInfo)member);
        Box((member as MethodInfo)?.ReturnType ?? member.DeclaringType!);
        il.Emit(OpCodes.Ret);
        return call.CreateDelegate<Func<object?[], object?>>();

        void LoadObject(int index)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldc_I4, index);
            il.Emit(OpCodes.Ldelem_Ref);
        }

        void Load(Type type, int index)
        {
            if (type.IsByRef)
            {
                var local = il.DeclareLocal(type.GetElementType()!);
                Load(local.LocalType, index);
                il.Emit(OpCodes.Stloc, local);
                il.Emit(OpCodes.Ldloca, local);
                return;
            }
            LoadObject(index);
            if (type.IsByRefLike)
            {
                var array = type.GetGenericArguments()[0].MakeArrayType();
                il.Emit(OpCodes.Castclass, array);
                il.Emit(OpCodes.Newobj, type.GetConstructor([array])!);
            }
            else
            {
                il.Emit(OpCodes.Unbox_Any, type);
            }
        }

        void Box(Type type)
        {
            if (type == typeof(void) || type.IsByRefLike || type.IsByRef)
            {
                if (type != typeof(void))
                    il.Emit(OpCodes.Pop);
                il.Emit(OpCodes.Ldnull);
            }
            else if (type.IsValueType)
            {
                il.Emit(OpCodes.Box, type);
            }
        }
    }
}
