namespace Attache.Coding.Speech;

/// <summary>A list of hashed features that is filled and emptied many times.</summary>
internal sealed class Features
{
    private uint[] values = new uint[128];
    private uint next;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The features.</summary>
    public ReadOnlySpan<uint> Values => values.AsSpan(0, Count);

    /// <summary>Starts anew.</summary>
    /// <param name="salt">Tells the features of one model from those of another.</param>
    public void Clear(uint salt) => (Count, next) = (0, salt);

    /// <summary>Goes back to a length, so that features shared by many candidates are made once.</summary>
    public void Back(int count, uint at) => (Count, next) = (count, at);

    /// <summary>The number of the next template.</summary>
    public uint Template => next;

    /// <summary>Adds the next template's feature; templates are told apart by their order.</summary>
    public void Add(uint a) => Push(Hash.Of(++next, a));

    /// <inheritdoc cref="Add(uint)"/>
    public void Add(uint a, uint b) => Push(Hash.Of(++next, a, b));

    /// <inheritdoc cref="Add(uint)"/>
    public void Add(uint a, uint b, uint c) => Push(Hash.Of(Hash.Of(++next, a, b), c));

    /// <inheritdoc cref="Add(uint)"/>
    public void Add(uint a, uint b, uint c, uint d) => Push(Hash.Of(Hash.Of(++next, a, b), c, d));

    /// <summary>Adds a feature of the next template only where it holds; the template counts all the same.</summary>
    public void AddIf(bool holds, uint a, uint b = 0)
    {
        next++;
        if (holds) Push(Hash.Of(next, a, b));
    }

    /// <summary>Another feature of the template used last.</summary>
    public void More(uint a, uint b = 0) => Push(Hash.Of(next, a, b));

    /// <summary>Counts a template that has none, or several by <see cref="More"/>.</summary>
    public void Skip() => next++;

    private void Push(uint f)
    {
        if (Count == values.Length) Array.Resize(ref values, Count * 2);
        values[Count++] = f;
    }
}
