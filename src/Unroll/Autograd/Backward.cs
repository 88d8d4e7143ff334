namespace Unroll;

public sealed partial class Tensor
{
    /// <summary>The gradients of this loss for every parameter and watched tensor that it depends on.</summary>
    /// <param name="recycle">
    /// Gradients of an earlier step that are no longer needed: their memory is overwritten, and they can no longer be
    /// read.
    /// </param>
    /// <exception cref="InvalidOperationException">
    /// The tensor is not one number; or it depends on nothing that a <see cref="TrainingPass"/> tracks; or a gradient
    /// has already gone back through it or through something that it depends on. <see cref="Detach"/> cuts off what is
    /// carried over from one loss to the next.
    /// </exception>
    public Gradients Backward(Gradients? recycle = null)
    {
        if (Count != 1)
            throw new InvalidOperationException(
                $"Backward starts from a loss of one element, and this tensor has shape {Shape}; take its Sum "
                + "or Mean first");
        if (Origin is null)
            throw new InvalidOperationException(
                "this tensor depends on nothing that a TrainingPass tracks; give the pass to the layers' Forward");
        var nodes = Reachable(Origin);
        foreach (var node in nodes)
            node.CheckOpen();
        var memory = recycle?.Release();
        try
        {
            foreach (var leaf in nodes)
            {
                if (leaf.Key is { } key && memory is not null && memory.Remove(key, out var old))
                    (leaf.Recycled, leaf.RecycledRows) = (old.Dense, old.Rows?.Values);
            }
            Node.Into(this)[0] += 1;
            foreach (var node in nodes)
                node.Backward();
            nodes.Reverse();
            return new Gradients(nodes.Where(node => node.Key is not null));
        }
        finally
        {
            nodes.ForEach(node => node.Reset());
        }
    }

    // Without recursion, since a recurrence written by hand can be thousands of operations deep.
    private static List<Node> Reachable(Node start)
    {
        var seen = new HashSet<Node> { start };
        var found = new List<Node> { start };
        for (var i = 0; i < found.Count; i++)
        {
            foreach (var input in found[i].Inputs)
            {
                if (seen.Add(input))
                    found.Add(input);
            }
        }
        found.Sort((a, b) => b.Number.CompareTo(a.Number));
        return found;
    }
}
