namespace Attache.Pipeline;

/// <summary>A stage of the way of a story; it says what must be there before it and what is there after it.</summary>
public interface IStage
{
    /// <summary>What it is called in messages.</summary>
    string Name { get; }

    /// <summary>What it takes.</summary>
    IReadOnlyList<Layer> Needs { get; }

    /// <summary>What it adds.</summary>
    IReadOnlyList<Layer> Gives { get; }
}
