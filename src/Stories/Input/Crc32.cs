namespace Attache.Stories;

/// <summary>The checksum that archives keep of their files (CRC-32 of ISO 3309, as in PKZIP's APPNOTE).</summary>
internal static class Crc32
{
    private static readonly uint[] Table = Make();

    /// <summary>The checksum of what <paramref name="former"/> is that of, and some bytes more; 0 is that of nothing.</summary>
    public static uint Append(uint former, ReadOnlySpan<byte> bytes)
    {
        uint crc = ~former;
        foreach (byte b in bytes) crc = Table[(byte)(crc ^ b)] ^ (crc >> 8);
        return ~crc;
    }

    private static uint[] Make()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint c = i;
            for (int bit = 0; bit < 8; bit++) c = (c & 1) == 0 ? c >> 1 : 0xEDB88320 ^ (c >> 1);
            table[i] = c;
        }
        return table;
    }
}
