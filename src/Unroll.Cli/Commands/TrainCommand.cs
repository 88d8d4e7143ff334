using System.CommandLine;
using Unroll.Cli.Options;
using Unroll.Cli.Tasks;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary><c>train TASK</c>: learns from data or a built-in sample, and writes the model.</summary>
internal sealed class TrainCommand : Command
{
    public const string Summary = "Learn a model from texts.";

    private readonly ITask _task;
    private readonly Option<string?> _data, _dev, _test, _sample, _model;
    private readonly Option<string?> _checkpoint = CommandOptions.File(
        "--checkpoint", "Save the state of the training in this file after every epoch and on Ctrl-C, so that --resume "
        + "can go on from it [the file of --resume].");
    private readonly Option<int?> _checkpointEvery = CommandOptions.Whole(
        "--checkpoint-every", "Save it after every N steps too [after epochs only].");
    private readonly Option<string?> _resume = CommandOptions.File(
        "--resume", "Go on from the checkpoint in this file. Give the same data and options as before: the model will "
        + "be the same as if training had never stopped.");
    private readonly Option<string?> _from = CommandOptions.File(
        "--from", "Start from this model: train one of the same task further, or take the words and the weights that "
        + "one of another task reads texts with.");
    private readonly GivenOptions _files, _own, _training;
    private readonly Option<int?> _threads = ThreadLimit.Option();
    private readonly Option<bool> _json = CommandOptions.Flag(
        "--json", "Print JSON lines: one for each epoch, and one at the end.");

    public TrainCommand(ITask task, Flags flags, Terminal terminal)
        : base(task.Name,
            $"{task.Purpose} Without --data it learns a built-in sample, with settings that suit it.")
    {
        _task = task;
        _data = CommandOptions.File("--data", $"The {task.Examples} to learn from [the built-in sample].");
        _dev = CommandOptions.File(
            "--dev", $"The {task.Examples} to choose the best epoch by [a part of the training {task.Examples}].");
        _test = CommandOptions.File("--test", $"The {task.Examples} to measure the result by.");
        _sample = new("--sample")
        {
            Description = $"The built-in sample to learn from, if there is no --data [{task.Samples[0]}].",
            HelpName = string.Join('|', task.Samples),
        };
        _model = CommandOptions.File("--model", "The file to write the model to (.safetensors).");
        _model.Required = true;
        _files = new GivenOptions(task.FileOptions);
        _own = new GivenOptions(task.ModelOptions);
        _training = new GivenOptions(TextOption.Of(TrainingOptions.Declared, task.Training));
        Option[] all = [_data, _dev, _test, .. _files.All, _sample, _model, _checkpoint, _checkpointEvery,
            _resume, _from, .. _own.All, .. _training.All, _threads, _json];
        foreach (var option in all)
            Add(option);
        SetAction(parsed =>
        {
            var plan = Read(parsed, Notices.To(terminal, parsed.GetValue(_json), flags));
            return TrainingFlow.Run(plan, task.Plan(plan), terminal);
        });
    }

    /// <summary>The commands of all tasks under one.</summary>
    public static Command OfAll(KnownTasks tasks, Terminal terminal)
    {
        var train = new Command("train", Summary);
        foreach (var task in tasks.All)
            train.Add(new TrainCommand(task, tasks.Flags, terminal));
        return train;
    }

    /// <exception cref="UsageException">Options do not fit together.</exception>
    private TrainingPlan Read(ParseResult parsed, Action<string> notice)
    {
        var (data, sample, dev, test) = (
            parsed.GetValue(_data), parsed.GetValue(_sample), parsed.GetValue(_dev), parsed.GetValue(_test));
        var (files, given) = (_files.Read(parsed), _training.Read(parsed));
        if (data is not null && sample is not null)
            throw new UsageException("--data and --sample were both given; give one of them");
        if (sample is not null && !_task.Samples.Contains(sample))
            throw new UsageException($"--sample {Quoted.Cell(sample)} is no sample; "
                + $"expected {string.Join(" or ", _task.Samples)}");
        if (dev is not null && given.ContainsKey("hold-out"))
            throw new UsageException("--dev and --hold-out were both given; give one of them");
        if (data is null && dev is null && test is null && files.Count > 0)
            throw new UsageException(
                $"--{files.Keys.First()} is about files of data, but none was given; give --data too");
        var (resume, from) = (parsed.GetValue(_resume), parsed.GetValue(_from));
        var checkpoint = parsed.GetValue(_checkpoint) ?? resume;
        if (checkpoint is null && parsed.GetValue(_checkpointEvery) is not null)
            throw new UsageException(
                "--checkpoint-every was given without --checkpoint, the file to write; give that too");
        var training = TrainingOptions.Declared.Apply(
            data is null ? _task.SampleTraining : _task.Training, given);
        training.Validate(hasDev: data is null || dev is not null || training.HoldOut is not 0);
        return new TrainingPlan
        {
            Data = data,
            Sample = sample ?? _task.Samples[0],
            Dev = dev,
            Test = test,
            ModelPath = parsed.GetRequiredValue(_model)!,
            Checkpoints = checkpoint is null ? null
                : new CheckpointOptions(checkpoint, parsed.GetValue(_checkpointEvery)),
            Resume = resume,
            FromPath = from,
            From = from is null ? null : TextModels.Load(from),
            Training = training,
            Given = files.Concat(_own.Read(parsed)).ToDictionary(),
            Threads = parsed.GetValue(_threads),
            Json = parsed.GetValue(_json),
            Notice = notice,
        };
    }
}
