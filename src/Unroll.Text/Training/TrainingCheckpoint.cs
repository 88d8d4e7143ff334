using System.Numerics.Tensors;

namespace Unroll.Text;

/// <summary>What a <see cref="TrainingLoop"/> writes into a checkpoint, and how it is read and checked.</summary>
internal sealed class TrainingCheckpoint(
    ITrainingTask task, TrainingOptions options, int steps, TrainingStep step, Snapshot kept, WeightAverage average)
{
    private const string IdentityKey = "unroll.training";
    private const string KeptPrefix = "kept.";
    private const string AveragePrefix = "average.";

    private readonly IReadOnlyDictionary<string, string> _identity = TrainingIdentity.Of(task, options);

    public void Write(string path, TrainingPosition position)
    {
        var identity = JsonText.Write(writer => JsonText.WriteTexts(writer, _identity));
        Checkpoint.Save(
            path,
            task.Model,
            step.Optimizer,
            new Dictionary<string, string>([new(IdentityKey, identity), .. position.ToNotes()]),
            [
                .. (kept.IsTaken ? kept.State : []).Select(entry => (KeptPrefix + entry.Name, entry.Tensor)),
                .. average.State.Select(entry => (AveragePrefix + entry.Name, entry.Tensor)),
            ]);
    }

    /// <summary>
    /// Restores model, optimizer, best weights and average. Everything is checked, and then read, before
    /// anything is changed.
    /// </summary>
    /// <exception cref="InvalidDataException">The checkpoint belongs to another training, or is broken.</exception>
    public TrainingPosition Read(Checkpoint checkpoint)
    {
        var position = PositionOf(checkpoint);
        var parameters = task.Model.NamedParameters().Select(entry => (entry.Name, entry.Parameter.Shape)).ToArray();
        var ofKept = Prefixed(KeptPrefix, position.Epochs > 0 ? parameters : []);
        var ofAverage = Enumerable.Range(0, average.Before(position.Epochs))
            .SelectMany(epoch => Prefixed($"{AveragePrefix}{epoch}.", parameters)).ToArray();
        Check(checkpoint, [.. ofKept, .. ofAverage]);
        var best = Array.ConvertAll(ofKept, entry => checkpoint.Read(entry.Name));
        if (Array.FindIndex(best, tensor => !TensorPrimitives.IsFiniteAll(tensor.Span)) is >= 0 and var bad)
            throw checkpoint.Fault(
                $"tensor {ofKept[bad].Name} holds a number that is not finite; the file was changed");
        var before = Array.ConvertAll(ofAverage, entry => checkpoint.Read(entry.Name));
        checkpoint.Restore(task.Model, step.Optimizer);
        kept.Load(best);
        average.Load(before);
        return position;
    }

    private TrainingPosition PositionOf(Checkpoint checkpoint)
    {
        try
        {
            if (!checkpoint.Notes.TryGetValue(IdentityKey, out var json))
                throw new InvalidDataException(
                    $"there is no {IdentityKey} in its metadata, so it is the checkpoint of a loop of somebody's own");
            var identity = JsonText.ReadTexts(json, "what tells its training from others");
            return TrainingIdentity.Difference(identity, _identity) is { } difference
                ? throw new InvalidDataException(difference)
                : TrainingPosition.FromNotes(checkpoint.Notes, options.Epochs!.Value, steps, task.HasDev);
        }
        catch (InvalidDataException failure)
        {
            throw checkpoint.Fault(failure.Message);
        }
    }

    private static (string Name, Shape Shape)[] Prefixed(string prefix, (string Name, Shape Shape)[] entries) =>
        Array.ConvertAll(entries, entry => (prefix + entry.Name, entry.Shape));

    /// <summary>Checks that the tensors besides the model's and the optimizer's are the expected ones.</summary>
    private static void Check(Checkpoint checkpoint, (string Name, Shape Shape)[] expected)
    {
        foreach (var (name, shape) in expected)
        {
            if (!checkpoint.More.TryGetValue(name, out var found))
                throw checkpoint.Fault($"there is no tensor {name}; the file was changed");
            if (found != shape)
                throw checkpoint.Fault(
                    $"tensor {name} has shape {found}, but {shape} was expected; the file was changed");
        }
        if (checkpoint.More.Keys.Except(expected.Select(entry => entry.Name)).FirstOrDefault() is { } other)
            throw checkpoint.Fault($"tensor {Quoted.Cell(other)} belongs to nothing of this training; the file was "
                + "changed");
    }
}
