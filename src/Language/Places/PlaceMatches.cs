namespace Attache.Language.Places;

/// <summary>The places of one name, the most populous first. A view on the gazetteer: nothing is copied.</summary>
public readonly ref struct PlaceMatches
{
    private readonly ReadOnlySpan<byte> postings;

    internal PlaceMatches(ReadOnlySpan<byte> postings, bool isWord)
    {
        this.postings = postings;
        IsWord = isWord;
    }

    /// <summary>The number of places; 0 where the name is unknown.</summary>
    public int Count => postings.Length / 3;

    /// <summary>Whether the name is also a word of English in lower case ("reading", "mobile"), so that it needs evidence.</summary>
    public bool IsWord { get; }

    /// <summary>The number of a place in the gazetteer.</summary>
    /// <param name="index">0 to <see cref="Count"/> − 1.</param>
    public int this[int index] => Value(index) >> 1;

    /// <summary>Whether the name is another spelling than the one that the gazetteer shows for the place.</summary>
    public bool IsAlternate(int index) => (Value(index) & 1) != 0;

    private int Value(int index) => postings[3 * index] | postings[3 * index + 1] << 8 | postings[3 * index + 2] << 16;
}
