using System.Security.Cryptography;
using System.Text;

namespace Attache.Exchange.FollowTheMoney;

/// <summary>Identifiers of entities: a hash of what they are, so that two exports of one ledger name one thing alike.</summary>
internal static class FtmId
{
    /// <summary><c>attache-</c> and 32 hexadecimal digits of SHA-256 of the parts.</summary>
    public static string Of(params ReadOnlySpan<string?> parts) =>
        "attache-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', parts!))))[..32];
}
