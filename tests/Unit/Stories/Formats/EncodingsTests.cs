using System.Text;
using Attache.Stories;

namespace Attache.Tests.Unit.Stories.Formats;

/// <summary>Texts in other encodings than UTF-8, declared, undeclared and wrongly declared.</summary>
public sealed class EncodingsTests
{
    private const string Russian = "Министр иностранных дел заявил во вторник, что переговоры с соседними странами будут продолжены на следующей неделе в столице.";
    private const string French = "Le ministre des Affaires étrangères a déclaré mardi que les négociations étaient « très difficiles » – l’accord n’était pas prêt.";

    static EncodingsTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("windows-1251", Russian)]
    [InlineData("windows-1252", French)]
    [InlineData("koi8-r", Russian)]
    [InlineData("utf-16", Russian)]
    [InlineData("utf-16BE", French)]
    public void A_plain_text_is_read_and_its_encoding_told(string name, string text)
    {
        var told = new List<string>();
        byte[] bytes = Encoding.GetEncoding(name).GetBytes(text + "\n");
        var story = new StoryFiles(Reading.Day) { OnForeignEncoding = (_, e) => told.Add(e) }.Read(new MemoryStream(bytes), "a.txt").Single().Story;
        Assert.Equal(text + "\n", story?.Body);
        Assert.Single(told);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_mark_goes_first_and_is_no_part_of_the_text(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] Marked(string text) => [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
        Assert.Equal(Russian, Assert.Single(Reading.All(Marked(Russian), "a.txt")).Story?.Body);
        Assert.Equal(Russian, Assert.Single(Reading.All(Marked($"{{\"text\":\"{Russian}\"}}"), "a.json")).Story?.Body);
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("windows-1251", false)]
    public void Lines_and_tables_in_another_encoding(string name, bool marked)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] Bytes(string text) => [.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
        var lines = Reading.All(Bytes($"{{\"text\":\"{Russian}\"}}\n{{\"text\":\"{Russian}\"}}\n"), "a.jsonl");
        Assert.Equal([Russian, Russian], lines.Select(r => r.Story?.Body));
        Assert.Equal([Russian], Reading.All(Bytes($"id,text\n1,\"{Russian}\"\n"), "a.csv").Select(r => r.Story?.Body));
    }

    [Theory]
    [InlineData("windows-1251", Russian, "windows-1251")]
    [InlineData("windows-1252", French, "iso-8859-1")]
    [InlineData("windows-1252", French, "utf-8")]
    [InlineData("utf-8", French, "windows-1252")]
    [InlineData("utf-8", Russian, "windows-1251")]
    [InlineData("windows-1251", Russian, "no-such-charset")]
    public void A_page_and_what_it_declares(string name, string text, string declared)
    {
        string page = $"<!DOCTYPE html><html><head><meta charset=\"{declared}\"><title>T</title></head><body><article><p>{text}</p><p>{text}</p><p>{text}</p></article></body></html>";
        Assert.Contains(text, Assert.Single(Reading.All(Encoding.GetEncoding(name).GetBytes(page), "a.html")).Story?.Body, StringComparison.Ordinal);
    }
}
