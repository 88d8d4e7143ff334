using System.Text.Json;

namespace Unroll.Cli.Labs;

/// <summary>What came of a cell, for a program: every trial, and the gradients that the picture shows.</summary>
internal static class GradientJson
{
    public static void Write(Utf8JsonWriter writer, GradientLabOptions options, CellReport report)
    {
        writer.WriteString("cell", report.Cell.Name);
        writer.WriteString("equation", report.Cell.Equation);
        writer.WriteString("task", options.Task.Name);
        writer.WriteString("gates", options.OpenGates ? "open" : "half");
        writer.WriteNumber("hidden", options.Hidden);
        writer.WriteNumber("updates", options.Trial.Updates);
        writer.WriteNumber("learningRate", options.Trial.LearningRate);
        writer.WriteNumber("seed", options.Trial.Seed);
        writer.WriteStartArray("learnedUpTo");
        foreach (var longest in report.Longest)
            writer.WriteNumberValue(longest);
        writer.WriteEndArray();
        writer.WriteNumber("learned", report.Learned);
        writer.WriteNumber("learnedWithoutClipping", report.LearnedUnclipped);
        writer.WriteFinite("largestNorm", report.LargestNorm);
        writer.WriteStartArray("trials");
        foreach (var (seed, trials) in report.Trials.Index())
        {
            foreach (var (length, result) in trials)
                Write(writer, seed, length, result);
        }
        writer.WriteEndArray();
        writer.WriteNumber("gradientSteps", options.FlowLength);
        Write(writer, "gradientsHalfOpen", report.HalfOpen);
        Write(writer, "gradientsBefore", report.Before);
        Write(writer, "gradientsAfter", report.After);
    }

    /// <param name="number">Which of the trainings of the cell it is, from 0 on.</param>
    private static void Write(Utf8JsonWriter writer, int number, int length, MemoryTrialResult result)
    {
        writer.WriteStartObject();
        writer.WriteNumber("training", number + 1);
        writer.WriteNumber("length", length);
        writer.WriteBoolean("learned", result.IsLearned);
        writer.WriteNumber("updates", result.Updates);
        writer.WriteFinite("score", result.Score);
        writer.WriteFinite("largestNorm", result.LargestNorm);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<double> shares)
    {
        writer.WriteStartArray(name);
        foreach (var share in shares)
            writer.WriteNumberValue(share);
        writer.WriteEndArray();
    }
}
