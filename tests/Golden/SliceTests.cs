using System.Text;
using Attache.Codebook;
using Attache.Stories;
using CsCheck;

namespace Attache.Tests.Golden;

/// <summary>The promise that every finding's text is its story's slice, for whatever comes in.</summary>
public sealed class SliceTests
{
    private static readonly string[] Bodies = [.. Corpus.Read(Corpus.Sahel).Concat(Corpus.Read(Corpus.Own)).Select(s => s.Story.Body)];

    private static readonly string[] Odd =
        ["\r\n", "\n\n", "\t", " ", "\u00a0", "\u2028", "“", "”", "\"", "’", "–", "…", ".", "!?", "(", "é", "e\u0301", "\U0001F1EB\U0001F1F7", "漢字", "\u202e", "\u200b", "\ufeff", "\u0007", "---", "https://example.org/a?b=c", "A.B.C.", "U.N.", "1,500"];

    private static readonly Gen<string> Mutated =
        from body in Gen.Int[0, Bodies.Length - 1].Select(i => Bodies[i])
        from edits in Gen.Select(Gen.Int[0, 4], Gen.Double[0, 1], Gen.Int[1, 60], Gen.Int[0, Odd.Length - 1].Select(i => Odd[i])).Array[0, 12]
        select Mutate(body, edits);

    [Fact]
    public void Of_plain_texts() => Mutated.Sample(
        text =>
        {
            var story = One(text, "test.txt");
            if (story is not null) Check(story);
        },
        iter: 150, threads: 1);

    [Fact]
    public void Of_ninjs_bodies() => Mutated.Sample(
        text =>
        {
            string json = System.Text.Json.JsonSerializer.Serialize(new { uri = "urn:test", versioncreated = "2022-02-07T10:00:00Z", body_text = text });
            var story = One(json, "test.json");
            if (story is null) return;
            Assert.Equal(text, story.Body);
            Check(story);
        },
        iter: 60, threads: 1);

    [Fact]
    public void Of_any_bytes() => Gen.Byte.Array[0, 2000].Sample(
        bytes =>
        {
            foreach (var result in new StoryFiles(PublicationInstant.OfDay(new DateOnly(2022, 2, 7))).Read(new MemoryStream(bytes), "bytes"))
            {
                Assert.True(result.Story is null != result.Problem is null);
                if (result.Story is { } story) Check(story);
            }
        },
        iter: 150, threads: 1);

    private static Story? One(string text, string origin) =>
        new StoryFiles(PublicationInstant.OfDay(new DateOnly(2022, 2, 7))).Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), origin).Single().Story;

    private static void Check(Story story)
    {
        int last = 0;
        foreach (var f in Corpus.Coder.Code(story))
        {
            Assert.InRange(f.Start, 0, f.End - 1);
            Assert.InRange(f.End, 1, story.Body.Length);
            Assert.Equal(story.Body[f.Start..f.End], f.Text);
            Assert.Contains(story.Layout.Paragraphs, p => p.Start <= f.Start && f.End <= p.End);
            Assert.True(f.Sentence >= last, "findings come in the order of the sentences");
            last = f.Sentence;
            // What is printed says the same.
            var read = FindingJson.Read(FindingJson.Write(f), out string? problem);
            Assert.True(problem is null, problem);
            Assert.Equal(f.Text, read!.Text);
        }
    }

    private static string Mutate(string body, (int Kind, double At, int Length, string Odd)[] edits)
    {
        var text = new StringBuilder(body);
        foreach (var (kind, where, length, odd) in edits)
        {
            int at = (int)(where * text.Length), n = Math.Min(length, text.Length - at);
            switch (kind)
            {
                case 0: text.Remove(at, n); break;
                case 1: text.Insert(at, odd); break;
                case 2: text.Insert(at, text.ToString(at, n)); break;
                case 3: text.Remove(at, n).Insert(at, odd); break;
                default: text.Length = Math.Max(1, text.Length - n); break;
            }
        }
        // A cut through a pair of surrogates is no text that can come in.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
