using System.Security.Cryptography;
using System.Text;

namespace Attache.Stories;

/// <summary>An item of the wire as received: one version of one story. Immutable; its body is never changed.</summary>
public sealed record Story
{
    /// <summary>The URI where the story has one, else <c>sha256:</c> and the first 32 hexadecimal digits of <see cref="ContentHash"/>.</summary>
    public string Id => Uri ?? "sha256:" + ContentHash[..32];

    /// <summary>The item's own identifier; absent for plain text.</summary>
    public string? Uri { get; init; }

    /// <summary>Version of the item; "1" where it gives none. Compared as a number where it is one.</summary>
    public string Version { get; init; } = "1";

    /// <summary>IPTC publication status: <c>usable</c>, <c>withheld</c> or <c>canceled</c>.</summary>
    public string PubStatus { get; init; } = "usable";

    /// <summary>Who publishes it: an agency's name or acronym; absent where unknown.</summary>
    public string? Publisher { get; init; }

    /// <summary>BCP 47 language tag; "en" where none is given.</summary>
    public string Language { get; init; } = "en";

    /// <summary>When this version was published.</summary>
    public required PublicationInstant Published { get; init; }

    /// <summary>The headline, where it stands outside the body or is marked in it.</summary>
    public string? Headline { get; init; }

    /// <summary>The byline.</summary>
    public string? Byline { get; init; }

    /// <summary>Where it was written, as the dateline or the item says.</summary>
    public string? Located { get; init; }

    /// <summary>Note to editors.</summary>
    public string? EdNote { get; init; }

    /// <summary>Initials of the desk from the sign-off, in its order.</summary>
    public IReadOnlyList<string> DeskInitials { get; init; } = [];

    /// <summary>The body as it came; of a plain text the whole file. All offsets count in it.</summary>
    public required string Body { get; init; }

    /// <summary>What is what in the body.</summary>
    public required StoryLayout Layout { get; init; }

    /// <summary>SHA-256 of body, headline and day of publication, 64 lower-case hexadecimal digits.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Identifier of the first story of those that are copies or rewrites of one dispatch; null where none was found to be. No part of its identity.</summary>
    public string? Cluster { get; init; }

    /// <summary>The file or feed entry that it was read from, for messages; no part of its identity.</summary>
    public string? Origin { get; init; }

    /// <summary>The hash for <see cref="ContentHash"/>.</summary>
    public static string Hash(string body, string? headline, PublicationInstant published) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{published}\n{headline}\n{body}")));
}
