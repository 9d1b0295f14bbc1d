using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Attache.Pipeline.Watching;

/// <summary>
/// Tells addresses of the public internet from those of one's own machine and network, which a feed must not make the
/// program call (IANA's registries of special-purpose addresses, RFC 6890 and its successors).
/// </summary>
public static class AddressGuard
{
    private static readonly (uint Network, int Bits)[] Special =
    [
        (0x00000000, 8), (0x0A000000, 8), (0x64400000, 10), (0x7F000000, 8), (0xA9FE0000, 16), (0xAC100000, 12), (0xC0000000, 24), (0xC0000200, 24),
        (0xC0586300, 24), (0xC0A80000, 16), (0xC6120000, 15), (0xC6336400, 24), (0xCB007100, 24), (0xE0000000, 4), (0xF0000000, 4),
    ];

    /// <summary>Whether an address is one of the public internet.</summary>
    public static bool IsPublic(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            address.TryWriteBytes(bytes, out _);
            return IsPublic(BinaryPrimitives.ReadUInt32BigEndian(bytes));
        }
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return false;
        if (address.IsIPv4MappedToIPv6) return IsPublic(address.MapToIPv4());
        address.TryWriteBytes(bytes, out _);
        ushort first = BinaryPrimitives.ReadUInt16BigEndian(bytes), second = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        // Addresses that carry one of version 4: NAT64 (but for a network's own, 64:ff9b:1::/48) and 6to4.
        if (first == 0x64 && second == 0xFF9B && bytes[4..12].IndexOfAnyExcept((byte)0) < 0) return IsPublic(BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]));
        if (first == 0x2002) return IsPublic(BinaryPrimitives.ReadUInt32BigEndian(bytes[2..]));
        // Only 2000::/3 is given out at all; in it, Teredo and other protocols (2001::/23) and documentation are special.
        return (first & 0xE000) == 0x2000 && !(first == 0x2001 && second < 0x200) && !(first == 0x2001 && second == 0xDB8) && !(first == 0x3FFF && second < 0x1000);
    }

    private static bool IsPublic(uint address)
    {
        foreach (var (network, bits) in Special)
            if ((address ^ network) >> (32 - bits) == 0) return false;
        return true;
    }
}
