namespace Attache.Pipeline;

/// <summary>Checks an order of stages, so that a wrong one fails at the start and not in the middle of a batch.</summary>
public static class Composition
{
    /// <summary>Returns the stages, if each finds before it what it needs and none gives what is there already.</summary>
    /// <exception cref="InvalidOperationException">One does not; names it and the layer.</exception>
    public static IReadOnlyList<IStage> Checked(params IReadOnlyList<IStage> stages)
    {
        var there = new HashSet<Layer>();
        foreach (var stage in stages)
        {
            foreach (var layer in stage.Needs)
                if (!there.Contains(layer)) throw new InvalidOperationException($"stage '{stage.Name}' needs {layer}, which no stage before it gives");
            foreach (var layer in stage.Gives)
                if (!there.Add(layer)) throw new InvalidOperationException($"stage '{stage.Name}' gives {layer}, which a stage before it gives already");
        }
        return stages;
    }
}
