namespace Attache.Exchange.Tables;

/// <summary>Copies of texts, one behind the other in blocks of characters that stay for the next texts when these are done with. A text that no block holds gets one of its own.</summary>
internal sealed class TextBlocks
{
    private const int BlockLength = 1 << 16;

    private readonly List<char[]> blocks = [];
    private ReadOnlyMemory<char>[] texts = new ReadOnlyMemory<char>[256];
    private int count, block, used;
    private string? last;

    /// <summary>The texts in their order, fit for any reader of UTF-8 (<see cref="Cells.Sound"/>); they hold until <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<ReadOnlyMemory<char>> All => texts.AsMemory(0, count);

    /// <summary>Takes in a copy of a text.</summary>
    public void Add(string text)
    {
        if (count == texts.Length) Array.Resize(ref texts, count * 2);
        // All findings of a story name it, and one string stands for all of them.
        texts[count] = ReferenceEquals(text, last) ? texts[count - 1] : Copy(Cells.Sound(text));
        last = text;
        count++;
    }

    /// <summary>Forgets the texts and keeps their room.</summary>
    public void Clear()
    {
        Array.Clear(texts, 0, count);
        (count, block, used, last) = (0, 0, 0, null);
    }

    private ReadOnlyMemory<char> Copy(string text)
    {
        if (text.Length > BlockLength) return text.AsMemory();
        if (blocks.Count == 0) blocks.Add(new char[BlockLength]);
        if (used + text.Length > BlockLength)
        {
            if (++block == blocks.Count) blocks.Add(new char[BlockLength]);
            used = 0;
        }
        var room = blocks[block].AsMemory(used, text.Length);
        text.CopyTo(room.Span);
        used += text.Length;
        return room;
    }
}
