namespace Attache.Language;

/// <summary>A layer of annotation on a document.</summary>
public enum Annotation
{
    /// <summary>The words and their places in the text.</summary>
    Tokens,

    /// <summary>Which words make a sentence.</summary>
    Sentences,

    /// <summary>Parts of speech and features.</summary>
    Tags,

    /// <summary>Dictionary forms.</summary>
    Lemmas,

    /// <summary>Heads and relations.</summary>
    Trees,

    /// <summary>Proper names and what they name.</summary>
    Names,
}

/// <summary>A part of an analysis; it says what must be there before it and what is there after it.</summary>
public interface IComponent
{
    /// <summary>What it is called in messages.</summary>
    string Name { get; }

    /// <summary>What it reads.</summary>
    IReadOnlyList<Annotation> Requires { get; }

    /// <summary>What it adds.</summary>
    IReadOnlyList<Annotation> Assigns { get; }
}

/// <summary>Checks an order of components.</summary>
public static class Composition
{
    /// <summary>Returns the components, if each finds before it what it requires.</summary>
    /// <exception cref="InvalidOperationException">One does not; names it and what is missing.</exception>
    public static IReadOnlyList<T> Checked<T>(params IReadOnlyList<T> components)
        where T : IComponent
    {
        var there = new HashSet<Annotation>();
        foreach (var c in components)
        {
            foreach (var needed in c.Requires)
                if (!there.Contains(needed)) throw new InvalidOperationException($"{c.Name} requires {needed}, which no component before it assigns");
            there.UnionWith(c.Assigns);
        }
        return components;
    }
}
