using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Attache.Codebook;

/// <summary>
/// Ids of findings: a hash over the story, the sentence's place and what is said, so that the same story text and
/// program version give the same id on every machine, and two findings of one sentence have two.
/// </summary>
public static class FindingId
{
    /// <summary>Gives the finding its id: <c>f-</c> and 20 hexadecimal digits (80 bits) of SHA-256.</summary>
    /// <param name="finding">The finding; its own id and confidence do not count.</param>
    /// <param name="contentHash">The hash of the story's content, so that two versions under one URI have different ids.</param>
    public static Finding Assign(Finding finding, string contentHash)
    {
        var json = FindingJson.WriteOnce(finding with { Confidence = 0, Why = null }, "", finding.Story);
        int prefix = Encoding.UTF8.GetMaxByteCount(contentHash.Length);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(prefix + json.Length);
        try
        {
            int n = Encoding.UTF8.GetBytes(contentHash, buffer);
            json.CopyTo(buffer.AsSpan(n));
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(buffer.AsSpan(0, n + json.Length), hash);
            return finding with { Id = "f-" + Convert.ToHexStringLower(hash[..10]) };
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
