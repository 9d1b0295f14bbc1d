namespace Attache.Stories;

/// <summary>What a block of a story's body is.</summary>
public enum BlockRole
{
    /// <summary>A paragraph of the story: the only block whose sentences are assertions.</summary>
    Paragraph,

    /// <summary>A headline at the top of a plain text.</summary>
    Headline,

    /// <summary>Who wrote it ("By …", "(Reporting by …)").</summary>
    Byline,

    /// <summary>Place, date and agency before the first sentence.</summary>
    Dateline,

    /// <summary>A heading between paragraphs.</summary>
    Subheading,

    /// <summary>Initials and agency at the end.</summary>
    SignOff,

    /// <summary>Notes to editors, correction lines, separators and other furniture.</summary>
    Furniture,
}

/// <summary>A block of a story's body.</summary>
/// <param name="Role">What it is.</param>
/// <param name="Span">Where it stands, without surrounding white space.</param>
public sealed record StoryBlock(BlockRole Role, TextSpan Span);

/// <summary>The blocks of a body in its order; they don't overlap.</summary>
/// <param name="Blocks">All blocks.</param>
public sealed record StoryLayout(IReadOnlyList<StoryBlock> Blocks)
{
    /// <summary>The spans whose sentences are the story.</summary>
    public IReadOnlyList<TextSpan> Paragraphs => [.. Blocks.Where(b => b.Role == BlockRole.Paragraph).Select(b => b.Span)];
}
