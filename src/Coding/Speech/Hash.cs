namespace Attache.Coding.Speech;

/// <summary>Stable hashes of words and of joined features; the same on every machine and in every version of .NET.</summary>
internal static class Hash
{
    /// <summary>FNV-1a over the UTF-16 code units.</summary>
    public static uint Of(ReadOnlySpan<char> s)
    {
        uint h = 2166136261;
        foreach (char c in s) h = (h ^ c) * 16777619;
        return Mixed(h);
    }

    /// <summary>Two hashes as one; the order counts.</summary>
    public static uint Of(uint a, uint b) => Mixed((a * 0x9E3779B1) ^ (b + 0x7F4A7C15 + (a << 6) + (a >> 2)));

    /// <summary>Three hashes as one; the order counts.</summary>
    public static uint Of(uint a, uint b, uint c) => Of(Of(a, b), c);

    private static uint Mixed(uint h)
    {
        h ^= h >> 16;
        h *= 0x85EBCA6B;
        h ^= h >> 13;
        h *= 0xC2B2AE35;
        return h ^ (h >> 16);
    }
}
