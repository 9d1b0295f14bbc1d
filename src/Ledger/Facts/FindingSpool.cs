using System.Text;

namespace Attache.Ledger.Facts;

/// <summary>Findings, or facts with their evidence, in a file for a while, in the order in which they were written. Their stories stay in memory, as many findings share one.</summary>
internal sealed class FindingSpool : IDisposable
{
    private readonly FileStream file;
    private readonly BinaryWriter writer;
    private readonly BinaryReader reader;
    private readonly Dictionary<long, StoryRef> stories;
    private byte[] payload = new byte[4096];

    /// <summary>An empty file.</summary>
    /// <param name="path">Where; it goes away with this.</param>
    /// <param name="stories">The stories by sequence, shared by all files of one reading, so that a story stays one object.</param>
    public FindingSpool(string path, Dictionary<long, StoryRef> stories)
    {
        file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        writer = new BinaryWriter(file, Encoding.UTF8);
        reader = new BinaryReader(file, Encoding.UTF8);
        this.stories = stories;
    }

    /// <summary>Appends a finding.</summary>
    public void Write(ReportedFinding finding)
    {
        stories.TryAdd(finding.Story.Sequence, finding.Story);
        writer.Write(finding.Sequence);
        writer.Write(finding.Story.Sequence);
        writer.Write(finding.LastDecision);
        writer.Write((byte)finding.Review);
        writer.Write(finding.Author);
        writer.Write(finding.Finding.Id);
        var json = EntryPayload.WriteOnce(finding.Finding);
        writer.Write(json.Length);
        writer.Write(json);
    }

    /// <summary>Appends a fact.</summary>
    public void Write(Fact fact)
    {
        writer.Write(fact.Id);
        writer.Write(fact.Sources);
        writer.Write(fact.Confidence);
        writer.Write(fact.Evidence.Count);
        foreach (var finding in fact.Evidence) Write(finding);
    }

    /// <summary>The findings, from the first; nothing can be written afterwards.</summary>
    public IEnumerable<ReportedFinding> Findings()
    {
        long end = Rewind();
        while (file.Position < end) yield return ReadFinding();
    }

    /// <summary>The facts, from the first; nothing can be written afterwards.</summary>
    public IEnumerable<Fact> Facts()
    {
        long end = Rewind();
        while (file.Position < end)
        {
            string id = reader.ReadString();
            int sources = reader.ReadInt32();
            double confidence = reader.ReadDouble();
            var evidence = new ReportedFinding[reader.ReadInt32()];
            for (int i = 0; i < evidence.Length; i++) evidence[i] = ReadFinding();
            yield return new Fact(id, evidence, sources, confidence);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        writer.Dispose();
        reader.Dispose();
        file.Dispose();
    }

    private long Rewind()
    {
        writer.Flush();
        file.Position = 0;
        return file.Length;
    }

    private ReportedFinding ReadFinding()
    {
        long sequence = reader.ReadInt64();
        var story = stories[reader.ReadInt64()];
        long lastDecision = reader.ReadInt64();
        var review = (Review)reader.ReadByte();
        string author = string.Intern(reader.ReadString()), id = reader.ReadString();
        int length = reader.ReadInt32();
        if (payload.Length < length) payload = new byte[length * 2];
        reader.BaseStream.ReadExactly(payload, 0, length);
        return new ReportedFinding(sequence, EntryPayload.ReadFinding(payload.AsSpan(0, length), id, story.Id), story, author, review) { LastDecision = lastDecision };
    }
}
